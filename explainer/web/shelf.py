"""People's own documents: kept in memory for some hours, and gone.

The text is not on the disk (but for the nameless temporary file through which a large upload
comes); its sounds are, in a folder that only this user of the system can open, and they are deleted
with it. Knows nothing of Flask.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from explainer.pipeline import Pipeline, Private
from explainer.settings import Settings
from explainer.web.folder import Folder
from explainer.web.own import Own, Refused, Upload
from explainer.web.turns import Turns

_UNREAD, _UNREAD_EACH = 10, 3
"""Most files in memory that are still to be read, of all people and of one network address."""
_REFUSED_S = 600
"""How long a document that was refused is remembered, to say so."""
_CHECK_S = 60
"""How often at least it is looked whether one must go: a clock may jump while a laptop sleeps."""


class Shelf:
    """The documents that are here now. Safe for threads."""

    def __init__(
        self, shared: Pipeline, settings: Settings, *, clock: Callable[[], float] = time.time
    ) -> None:
        self._shared = shared
        self._settings = settings
        self._clock = clock
        self._turns = Turns(places=2)
        self._changed = threading.Condition()
        self._kept: dict[str, Own] = {}
        self._watched = False
        self._folder = Folder(settings.data / "own")
        self._folder.sweep()

    def add(self, upload: Upload, tag: str, *, person: str) -> Own:
        """Takes a document and begins with it in the language `tag`. `person` is the network
        address it came from. Raises `Refused`, `StoreError`."""
        settings = self._settings
        private = Private(
            self._shared,
            self._folder.new(),
            max_bytes=settings.audio_max_bytes // settings.own_documents,
        )
        with self._changed:
            self._check_room(person)
            own = Own(
                upload,
                person=person,
                until=self._clock() + settings.own_hours * 3600,
                private=private,
                turns=self._turns,
                most=settings.own_max_characters,
            )
            self._kept[own.slug] = own
            if not self._watched:
                self._watched = True
                threading.Thread(target=self._watch, daemon=True).start()
        own.progress(tag)
        return own

    def find(self, slug: str) -> Own | None:
        """The document of that name; None when it was never here or is gone."""
        with self._changed:
            own = self._kept.get(slug)
        if own is not None and self._time_left(own) <= 0:
            self.delete(slug)
            return None
        return own

    def seconds_left(self, own: Own) -> float:
        """How long it will still be here."""
        return own.until - self._clock()

    def delete(self, slug: str) -> None:
        """Deletes a document and all that was made of it; nothing happens if it is not here."""
        with self._changed:
            own = self._kept.pop(slug, None)
            self._changed.notify_all()
        if own is not None:
            own.delete()

    def close(self) -> None:
        """Deletes all of them, and their folder."""
        with self._changed:
            slugs = list(self._kept)
        for slug in slugs:
            self.delete(slug)
        self._folder.close()

    def _check_room(self, person: str) -> None:
        kept = [own for own in self._kept.values() if own.refusal is None]
        mine = [own for own in kept if own.person == person]
        if len(mine) >= self._settings.own_documents_each:
            raise Refused(
                "too-many",
                f"This network address has {len(mine)} documents here. Delete one, or raise the "
                "setting 'own_documents_each'.",
            )
        if sum(own.unread for own in mine) >= _UNREAD_EACH:
            raise Refused("busy", "This network address has several documents waiting already.")
        if sum(own.unread for own in kept) >= _UNREAD:
            raise Refused("busy", "Several documents are waiting to be read already.")
        if len(kept) >= self._settings.own_documents:
            raise Refused(
                "busy",
                f"There are {len(kept)} documents here, as the setting 'own_documents' says.",
            )

    def _time_left(self, own: Own) -> float:
        left = self.seconds_left(own)
        if own.refusal is not None:
            hours = self._settings.own_hours * 3600
            return left - hours + _REFUSED_S
        return left

    def _watch(self) -> None:
        """Deletes what has had its time, as long as there is something."""
        while True:
            with self._changed:
                if not self._kept:
                    self._watched = False
                    return
                over = [slug for slug, own in self._kept.items() if self._time_left(own) <= 0]
                if not over:
                    soonest = min(map(self._time_left, self._kept.values()))
                    self._changed.wait(min(max(soonest, 0.01), _CHECK_S))
            for slug in over:
                self.delete(slug)

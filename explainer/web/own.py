"""One person's own document: read, explained and translated in turn with all others.

Knows nothing of Flask.
"""

from __future__ import annotations

import logging
import re
import secrets
import threading
import time
from base64 import b32encode
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from traceback import format_tb

from explainer import languages
from explainer.errors import ExplainerError, UnknownLanguage
from explainer.model import Edition, Explanation, Severity, Translation
from explainer.pipeline import Private
from explainer.web.turns import Turn, Turns

SLUG = re.compile(r"own-[a-z2-7]{32}")
"""The name of a document in addresses: 160 random bits, which is all that protects it."""
_LANGUAGES_EACH = 4
"""Translations kept of one document; another one takes the place of the oldest."""

_log = logging.getLogger(__name__)


class Stage(StrEnum):
    """How far a document is in one language."""

    WAITING = "waiting"
    READING = "reading"
    PLAIN = "plain"
    TRANSLATING = "translating"
    READY = "ready"
    REFUSED = "refused"


class Refused(ExplainerError):
    """There is no room for a document now, or it cannot be shown."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a document is in one language, as a reader sees it."""

    stage: Stage
    share: float = 0.0
    """Of the stage, from 0 to 1."""
    ahead: int = 0
    """Documents whose turn comes before, while it waits."""
    refusal: Refused | None = None
    """Why there is none to show; None too when it was deleted."""

    @property
    def over(self) -> bool:
        """Nothing more will change."""
        return self.stage in (Stage.READY, Stage.REFUSED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """What somebody brought."""

    data: bytes
    name: str = ""
    """The file's; "" for pasted text."""
    source: str | None = None
    """Tag of the language it is written in; None for what it says itself, or English."""


class _Deleted(Exception):
    """The document is gone while it is worked on."""


class Own:
    """One document. Safe for threads; a thread of its own works at it when its turn comes."""

    def __init__(
        self,
        upload: Upload,
        *,
        person: str,
        until: float,
        private: Private,
        turns: Turns,
        most: int,
    ) -> None:
        self.slug = "own-" + b32encode(secrets.token_bytes(20)).decode().lower()
        self.person = person
        self.until = until
        self.pipeline = private
        self.refusal: Refused | None = None
        """Why it cannot be shown in any language."""
        self._upload: Upload | None = upload
        self._most = most
        self._turns = turns
        self._turn = Turn(person)
        self._changed = threading.Condition()
        self._explanation: Explanation | None = None
        self._progress: dict[str, Progress] = {}
        self._translations: dict[str, Translation] = {}
        self._wanted: deque[str] = deque()
        self._works = False
        self._deleted = False

    @property
    def unread(self) -> bool:
        """Its file is still in memory."""
        return self._upload is not None

    @property
    def flaws(self) -> tuple[str, ...]:
        """What could not be read of it, or not well: English sentences."""
        with self._changed:
            found = self._explanation.document.issues if self._explanation else ()
        return tuple(issue.detail for issue in found if issue.severity is not Severity.INFO)

    def edition(self, tag: str) -> Edition | None:
        """It in a language; None when it is not (or no longer) ready in it."""
        with self._changed:
            translation = self._translations.get(tag)
        return self.pipeline.edition_of(translation) if translation else None

    def progress(self, tag: str) -> Progress:
        """How far it is in a language; begins with it if nobody has asked before."""
        with self._changed:
            if self.refusal or self._deleted:
                return Progress(stage=Stage.REFUSED, refusal=self.refusal)
            if tag not in self._progress:
                self._progress[tag] = Progress(stage=Stage.WAITING)
                self._wanted.append(tag)
                if not self._works:
                    self._works = True
                    threading.Thread(target=self._work, daemon=True).start()
            found = self._progress[tag]
        if found.stage is Stage.WAITING:
            return replace(found, ahead=self._turns.ahead(self._turn))
        return found

    def watch(self, tag: str, seconds: float) -> Iterator[Progress]:
        """Its progress whenever that has changed, until it is over or the time is."""
        end, last = time.monotonic() + seconds, None
        while True:
            now = self.progress(tag)
            if now != last:
                yield now
                last = now
            left = end - time.monotonic()
            if now.over or left <= 0:
                return
            with self._changed:
                self._changed.wait(min(left, 1))

    def delete(self) -> None:
        """Forgets all of it, at once for its readers; whoever works at it stops soon."""
        with self._changed:
            self._deleted = True
            self._upload = self._explanation = None
            self._translations.clear()
            self._changed.notify_all()
        self.pipeline.close()

    def _work(self) -> None:
        while True:
            with self._changed:
                if not self._wanted or self.refusal or self._deleted:
                    self._works = False
                    return
                tag = self._wanted.popleft()
            try:
                with self._turns.taken(self._turn):
                    self._make(tag)
            except _Deleted:
                pass
            except ExplainerError as error:
                # A new one: the trace of the old one holds the document.
                self._refuse(tag, Refused(getattr(error, "code", "failed"), str(error)))
            except Exception as error:  # noqa: BLE001  told to the reader, and to the log
                # Its message may have words of the document in it, so it is not written down.
                frames = "".join(format_tb(error.__traceback__))
                _log.error("A document failed: %s\n%s", type(error).__name__, frames)
                self._refuse(tag, Refused("failed", "The program failed; its log says where."))

    def _refuse(self, tag: str, refusal: Refused) -> None:
        with self._changed:
            if self._explanation is None:
                self.refusal = refusal
                self._upload = None
            self._progress[tag] = Progress(stage=Stage.REFUSED, refusal=refusal)
            self._changed.notify_all()

    def _make(self, tag: str) -> None:
        if self._explanation is None:
            self._read(tag)
        with self._changed:
            if self._deleted or self._explanation is None:
                raise _Deleted
            explanation = self._explanation
        self._tell(tag, Stage.TRANSLATING)
        made = self.pipeline.translate(
            explanation, tag, progress=self._teller(tag, Stage.TRANSLATING)
        )
        with self._changed:
            if self._deleted:
                raise _Deleted
            if len(self._translations) >= _LANGUAGES_EACH:
                oldest = next(iter(self._translations))
                del self._translations[oldest], self._progress[oldest]
            self._translations[tag] = made
        self._tell(tag, Stage.READY)

    def _read(self, tag: str) -> None:
        upload = self._upload
        if upload is None:
            raise _Deleted
        self._tell(tag, Stage.READING)
        document = self.pipeline.read_bytes(
            upload.data, name=upload.name, language=upload.source, max_characters=self._most
        )
        try:
            languages.find(document.language)
        except UnknownLanguage as error:
            raise Refused(
                "unknown-language",
                f"The document says that its language is '{document.language}', which is not "
                "known here. Choose its language in the form.",
            ) from error
        self._tell(tag, Stage.PLAIN)
        explanation = self.pipeline.explain(document, progress=self._teller(tag, Stage.PLAIN))
        with self._changed:
            if not self._deleted:
                self._upload, self._explanation = None, explanation

    def _teller(self, tag: str, stage: Stage) -> Callable[[float], None]:
        def tell(share: float) -> None:
            self._tell(tag, stage, share)
            self._turns.pass_on(self._turn)

        return tell

    def _tell(self, tag: str, stage: Stage, share: float = 0.0) -> None:
        with self._changed:
            if self._deleted:
                raise _Deleted
            # In whole parts of a hundred: who watches is not told of every sentence.
            self._progress[tag] = Progress(stage=stage, share=round(share, 2))
            self._changed.notify_all()

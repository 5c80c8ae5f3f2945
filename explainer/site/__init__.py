"""The whole reader as plain files: the same pages, the same player, the sounds included.

The pages are those of the application itself, asked for one by one; only their addresses are made
relative, so that any web server serves them from any folder, and a browser opens them from a USB
stick. With a server they can be installed and used without a network.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from explainer.languages import find
from explainer.model import Edition
from explainer.pipeline import Pipeline, Support
from explainer.publishing.files import place, write
from explainer.publishing.publication import narrate
from explainer.publishing.run import Outcome, run
from explainer.site import folder, offline, pages
from explainer.web import create_app

FOLDER = "site"


def build(
    pipeline: Pipeline,
    sources: Sequence[str],
    tags: Sequence[str],
    forms: Sequence[str],
    output: Path,
    *,
    address: str = "",
) -> Iterator[Outcome]:
    """Publishes as `run` does, and then writes the reader into `output`/site, for the same
    documents in the same languages and English.

    Yields the outcomes of `run`, and at last one for the site, unless there is no document for it.
    Raises `SpeechError` and `StoreError`.
    """
    editions: dict[tuple[str, str], Edition] = {}

    def keep(slug: str, edition: Edition) -> None:
        editions[slug, edition.translation.language] = edition

    yield from run(pipeline, sources, tags, forms, output, address=address, keep=keep)
    if not editions:
        return
    chosen = Chosen(pipeline, editions, dict.fromkeys((*tags, "en")))
    with TemporaryDirectory() as staging:
        made = Path(staging) / FOLDER
        write(made, folder.with_scripts(offline.with_worker(tuple(_files(chosen)))))
        target = output / FOLDER
        yield Outcome(source=FOLDER, form=FOLDER, path=target, changed=place(made, target))


class Chosen(Pipeline):
    """A pipeline whose library is what a site is made of."""

    def __init__(
        self,
        shared: Pipeline,
        editions: Mapping[tuple[str, str], Edition],
        tags: Mapping[str, object],
    ) -> None:
        """`editions` by slug and language, at least one of each document."""
        vars(self).update(vars(shared))
        self._editions = dict(editions)
        self._explained = {slug: found.explanation for (slug, _), found in editions.items()}
        self.tags = tuple(tags)

    def procedures(self) -> tuple[str, ...]:
        return tuple(self._explained)

    def edition(self, slug: str, tag: str) -> Edition:
        key = slug, find(tag).tag
        if key not in self._editions:
            translation = self.translate(self._explained[slug], tag)
            self._editions[key] = self.edition_of(translation)
        return self._editions[key]

    def support(self) -> tuple[Support, ...]:
        return tuple(entry for entry in super().support() if entry.language.tag in self.tags)


def _files(chosen: Chosen) -> Iterator[tuple[str, bytes]]:
    """Every file of the site but the service worker."""
    for slug in chosen.procedures():
        for tag in chosen.tags:
            narrate(chosen, chosen.edition(slug, tag))  # so that no sound is still being made
    app = create_app(chosen.settings, pipeline=chosen)
    app.config["STATIC_SITE"] = True
    known = app.extensions["explainer.words"]
    app.extensions["explainer.words"] = {t: w for t, w in known.items() if t in chosen.tags}
    try:
        client = app.test_client()
        yield from pages.collect(lambda path: client.get(path), chosen.tags)
    finally:
        app.extensions["explainer.shelf"].close()

"""The whole reader as plain files: the same pages, the same player, the sounds included.

The pages are those of the application itself, asked for one by one; only their addresses are made
relative, so that any web server serves them from any folder, and a browser opens them from a USB
stick. With a server they can be installed and used without a network.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from explainer.errors import ExplainerError
from explainer.languages import find
from explainer.model import Edition, Explanation
from explainer.pipeline import Pipeline, Support
from explainer.publishing.files import place, write
from explainer.publishing.publication import narrate
from explainer.publishing.run import Outcome, explain
from explainer.site import folder, offline, pages
from explainer.web import create_app

FOLDER = "site"


def build(
    pipeline: Pipeline, sources: Sequence[str], tags: Sequence[str], output: Path
) -> Iterator[Outcome]:
    """Writes the reader into `output`/site, for these documents in these languages and English.

    Yields an outcome for each document that is left out, and at last one for the site. Raises
    `SpeechError` and `StoreError`.
    """
    explained: dict[str, Explanation] = {}
    for source, slug, explanation in explain(pipeline, sources):
        if isinstance(explanation, ExplainerError):
            yield Outcome(source=source, form=FOLDER, error=str(explanation))
        else:
            explained[slug] = explanation
    if not explained:
        return
    chosen = Chosen(pipeline, explained, dict.fromkeys((*tags, "en")))
    with TemporaryDirectory() as staging:
        made = Path(staging) / FOLDER
        write(made, folder.with_scripts(offline.with_worker(tuple(_files(chosen)))))
        target = output / FOLDER
        yield Outcome(source=FOLDER, form=FOLDER, path=target, changed=place(made, target))


class Chosen(Pipeline):
    """A pipeline whose library is what a site is made of."""

    def __init__(
        self, shared: Pipeline, explained: Mapping[str, Explanation], tags: Mapping[str, object]
    ) -> None:
        vars(self).update(vars(shared))
        self._explained = explained
        self.tags = tuple(tags)
        self._edition = lru_cache(maxsize=None)(self._translated)

    def procedures(self) -> tuple[str, ...]:
        return tuple(self._explained)

    def edition(self, slug: str, tag: str) -> Edition:
        return self._edition(slug, find(tag).tag)

    def support(self) -> tuple[Support, ...]:
        return tuple(entry for entry in super().support() if entry.language.tag in self.tags)

    def _translated(self, slug: str, tag: str) -> Edition:
        return self.edition_of(self.translate(self._explained[slug], tag))


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

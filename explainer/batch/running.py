"""One run: what is there already, what is made now, and the report of both."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from distributed import Client

from explainer import languages
from explainer.batch import cluster, jobs
from explainer.batch.jobs import Edition, Job, Source
from explainer.batch.report import Entry, Report, Summary
from explainer.batch.results import Results
from explainer.batch.work import Failed, Makers
from explainer.errors import DocumentError
from explainer.pipeline import Pipeline
from explainer.recipe import Recipe
from explainer.settings import Settings

_LOOKING = 16
"""Results looked up at the same time: an object store answers late, but many at once."""

Progress = Callable[[int, int], None]
"""Told how many editions are done, and of how many."""


def run(
    paths: Sequence[Path],
    tags: Sequence[str],
    output: str,
    *,
    settings: Settings,
    scheduler: str | None = None,
    workers: int | None = None,
    audio: bool = True,
    progress: Progress | None = None,
) -> tuple[Report, str]:
    """Every document of `paths`, files or folders, in every language, kept below `output`, a
    folder or an address that fsspec knows. Returns the report and where it was written.

    A document that fails does so alone, with its reason in the report. What a run had finished
    when it was killed is not done again. Raises `UnknownLanguage`; `DocumentError` when there is
    nothing to do, `StoreError` when nothing can be written, `BatchError` when there are no workers.
    """
    begun = time.monotonic()
    chosen = list(dict.fromkeys(languages.find(tag).tag for tag in tags))
    documents = jobs.sources(paths)
    results = Results(output)
    with Pipeline(settings) as pipeline:
        recipes = {tag: pipeline.recipe(tag) for tag in chosen}
    plugin = Makers(settings, results.url, elsewhere=bool(scheduler))
    batch = _Batch(documents, recipes, results, settings, audio=audio, progress=progress)
    count = 0
    if scheduler:
        with cluster.there(scheduler) as client, cluster.equipped(client, plugin, results):
            batch.recipes = cluster.recipes(client, plugin, recipes)
            batch.make(client, plugin, batch.look_up())
            count = cluster.threads(client)
    elif missing := batch.look_up():
        with cluster.here(workers) as client, cluster.equipped(client, plugin, results):
            batch.make(client, plugin, missing)
            count = cluster.threads(client)
    report = Report(entries=batch.in_order(), seconds=time.monotonic() - begun, workers=count)
    name = f"reports/{datetime.now(UTC):%Y-%m-%dT%H-%M-%S-%f}.json"
    text = json.dumps(report.json(), ensure_ascii=False, indent=1)
    return report, results.write(name, text.encode())


class _Batch:
    """The entries of a report as they come in."""

    def __init__(
        self,
        documents: Sequence[Source],
        recipes: Mapping[str, Recipe],
        results: Results,
        settings: Settings,
        *,
        audio: bool,
        progress: Progress | None,
    ) -> None:
        self.recipes = recipes
        self._documents = documents
        self._results = results
        self._audio = audio
        self._limit = settings.document_max_bytes
        self._patience_s = settings.batch_patience_seconds
        self._progress = progress
        self._entries: dict[tuple[Source, str], Entry] = {}

    def in_order(self) -> tuple[Entry, ...]:
        """Every entry, document by document."""
        return tuple(self._entries[s, tag] for s in self._documents for tag in self.recipes)

    def look_up(self) -> dict[Source, list[str]]:
        """Enters what an earlier run has made, and returns the languages that are to be made now
        of each document."""
        missing = {}
        with ThreadPoolExecutor(_LOOKING) as pool:
            for source, found in zip(
                self._documents, pool.map(self._known, self._documents), strict=True
            ):
                for entry in found:
                    self._enter(source, entry)
                done = {entry.language for entry in found}
                if lacking := [tag for tag in self.recipes if tag not in done]:
                    missing[source] = lacking
        return missing

    def _known(self, source: Source) -> list[Entry]:
        match self._job(source, self.recipes):
            case Job() as job:
                found = ((e, self._results.find(e.key)) for e in job.editions())
                return [self._made(source, e, kept, reused=True) for e, kept in found if kept]
            case failed:
                return failed

    def make(self, client: Client, plugin: Makers, missing: Mapping[Source, Sequence[str]]) -> None:
        """Has every document made on the workers; raises `BatchError` when they have gone."""
        todo = self._jobs(missing)
        for job, error in cluster.through(client, plugin, todo, patience_s=self._patience_s):
            failures = error.failures if isinstance(error, Failed) else {}
            for edition in job.editions():
                if error and not isinstance(error, Failed):
                    failure = f"The worker died or failed, every time it was tried ({error!r})."
                else:
                    failure = failures.get(edition.language, "")
                self._enter(job.source, self._finished(job.source, edition, failure))

    def _jobs(self, missing: Mapping[Source, Sequence[str]]) -> Iterator[Job]:
        for source, tags in jobs.divide(missing):
            match self._job(source, tags):
                case Job() as job:
                    yield job
                case failed:  # its file has gone since it was looked up
                    for entry in failed:
                        self._enter(source, entry)

    def _job(self, source: Source, tags: Iterable[str]) -> Job | list[Entry]:
        """What is to be made of a document as it is now, or why that is nothing."""
        recipes = {tag: self.recipes[tag] for tag in tags}
        try:
            data = source.read(self._limit)
        except DocumentError as error:
            return [_failed(source, tag, str(error)) for tag in recipes]
        return Job(source=source, data=data, audio=self._audio, recipes=recipes)

    def _finished(self, source: Source, edition: Edition, failure: str) -> Entry:
        if failure:
            return _failed(source, edition.language, failure)
        if kept := self._results.find(edition.key):
            return self._made(source, edition, kept)
        return _failed(source, edition.language, "It was made, but is not where it was written to.")

    def _made(
        self, source: Source, edition: Edition, kept: Mapping[str, Any], *, reused: bool = False
    ) -> Entry:
        return Entry(
            document=source.name,
            language=edition.language,
            result=self._results.place(edition.key),
            reused=reused,
            summary=Summary(**kept),
        )

    def _enter(self, source: Source, entry: Entry) -> None:
        self._entries[source, entry.language] = entry
        if self._progress:
            self._progress(len(self._entries), len(self._documents) * len(self.recipes))


def _failed(source: Source, language: str, reason: str) -> Entry:
    return Entry(document=source.name, language=language, failure=reason)

"""One run: what is there already, what is made now, and the report of both."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

from distributed import Client, KilledWorker

from explainer import languages
from explainer.batch import cluster, jobs
from explainer.batch.jobs import Job, Source
from explainer.batch.report import Entry, Report, Summary
from explainer.batch.results import Results
from explainer.batch.work import Engines
from explainer.errors import DocumentError, ExplainerError
from explainer.pipeline import Pipeline
from explainer.settings import Settings

_LOOKING = 16
"""Results looked up at the same time: an object store answers late, but many at once."""

Progress = Callable[[int, int], None]
"""Told how many jobs are done, and of how many."""


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
    results = Results(output)
    with Pipeline(settings) as pipeline:
        wanted = jobs.every(jobs.sources(paths), chosen)
        batch = _Batch(pipeline, results, audio, progress, len(wanted))
        missing = batch.look_up(wanted)
        count = 0
        if missing:
            with cluster.connect(scheduler, workers) as client:
                client.register_plugin(Engines(settings, results.url))
                batch.make(client, missing)
                count = len(client.scheduler_info(n_workers=-1)["workers"])
    entries = tuple(batch.entries[each] for each in wanted)
    report = Report(entries=entries, seconds=time.monotonic() - begun, workers=count)
    name = f"reports/{datetime.now(UTC):%Y-%m-%dT%H-%M-%S-%f}.json"
    text = json.dumps(report.json(), ensure_ascii=False, indent=1)
    return report, results.write(name, text.encode())


class _Batch:
    """The entries of a report as they come in."""

    def __init__(
        self,
        pipeline: Pipeline,
        results: Results,
        audio: bool,
        progress: Progress | None,
        total: int,
    ) -> None:
        self.entries: dict[tuple[Source, str], Entry] = {}
        self._pipeline = pipeline
        self._results = results
        self._audio = audio
        self._progress = progress
        self._total = total

    def look_up(self, wanted: Sequence[tuple[Source, str]]) -> list[tuple[Source, str]]:
        """Enters what an earlier run has made, and returns what is to be made now."""
        with ThreadPoolExecutor(_LOOKING) as pool:
            for source, entry in pool.map(lambda each: self._known(*each), wanted):
                if entry:
                    self._enter(entry, source)
        return [each for each in wanted if each not in self.entries]

    def _known(self, source: Source, language: str) -> tuple[Source, Entry | None]:
        job = self._job(source, language)
        if isinstance(job, Entry):
            return source, job
        kept = self._results.find(job.key)
        return source, self._made(job, Summary(**kept), reused=True) if kept else None

    def make(self, client: Client, missing: Sequence[tuple[Source, str]]) -> None:
        """Has every document made on the workers; raises `BatchError` when they have gone."""
        suspects = []
        for job, error in cluster.through(client, self._jobs(missing)):
            # Whichever jobs a worker held when it died are suspected, the innocent with the guilty.
            if isinstance(error, KilledWorker):
                suspects.append((job.source, job.language))
            else:
                self._finish(job, error)
        for job, error in cluster.through(client, self._jobs(suspects), together=False):
            self._finish(job, error)

    def _jobs(self, wanted: Sequence[tuple[Source, str]]) -> Iterator[Job]:
        for source, language in wanted:
            job = self._job(source, language)
            if isinstance(job, Entry):  # its file has gone since it was looked up
                self._enter(job, source)
            else:
                yield job

    def _job(self, source: Source, language: str) -> Job | Entry:
        try:
            return jobs.make(self._pipeline, source, language, audio=self._audio)
        except DocumentError as error:
            return Entry(document=source.name, language=language, failure=str(error))

    def _finish(self, job: Job, error: BaseException | None) -> None:
        match error:
            case None:
                failure = "The worker's result is not there: does it write to the same place?"
                if kept := self._results.find(job.key):
                    self._enter(self._made(job, Summary(**kept)), job.source)
                    return
            case KilledWorker():
                failure = "The process that worked on it died, every time it was tried."
            case ExplainerError():
                failure = str(error)
            case _:
                failure = f"A fault of the program, which its makers should know: {error!r}."
        name, language = job.source.name, job.language
        self._enter(Entry(document=name, language=language, failure=failure), job.source)

    def _made(self, job: Job, summary: Summary, *, reused: bool = False) -> Entry:
        return Entry(
            document=job.source.name,
            language=job.language,
            result=self._results.place(job.key),
            reused=reused,
            summary=summary,
        )

    def _enter(self, entry: Entry, source: Source) -> None:
        self.entries[source, entry.language] = entry
        if self._progress:
            self._progress(len(self.entries), self._total)

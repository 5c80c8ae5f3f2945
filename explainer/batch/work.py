"""What happens on a worker: one document after the other, each in a process that may be ended."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import replace

from distributed import Worker, WorkerPlugin, get_worker

from explainer import settings as table
from explainer.batch.child import Child, Ended, Late
from explainer.batch.jobs import Edition, Job
from explainer.batch.making import Start
from explainer.batch.results import Results
from explainer.pipeline import Pipeline
from explainer.recipe import DECIDING, Recipe
from explainer.settings import Settings

_CHARACTERS = 10_000
"""A document of so many characters gets the time of the setting twice."""

_LATE = (
    "It was not done in the time it had and was stopped. If nothing is wrong with the document, "
    "give a higher 'batch_seconds' in the settings."
)


class Makers(WorkerPlugin):  # type: ignore[misc]
    """The processes that make editions, one for each thread of the worker."""

    start = Start

    def __init__(self, settings: Settings, output: str, *, elsewhere: bool) -> None:
        """`elsewhere`: the worker may be on another machine, whose folders and packages are its
        own; only what decides how a document is made comes from here."""
        self.name = f"explainer-{secrets.token_hex(8)}"  # others may run a batch on these workers
        self._settings = settings
        self._output = output
        self._elsewhere = elsewhere

    def setup(self, worker: Worker) -> None:
        """Called once in each worker; raises `SettingsError` and `StoreError`."""
        if self._elsewhere:
            deciding = {name: getattr(self._settings, name) for name in DECIDING}
            self._settings = replace(table.load(), **deciding)
        self._where = worker.address
        self._all: list[Child] = []
        self._idle: list[Child] = []
        self._endless: set[int] = set()

    def teardown(self, worker: Worker) -> None:  # noqa: ARG002
        """Called when the worker ends."""
        for child in self._all:
            child.close()

    def recipes(self, tags: Sequence[str]) -> dict[str, Recipe]:
        """How this machine makes documents in each language."""
        with Pipeline(self._settings) as pipeline:
            return {tag: pipeline.recipe(tag) for tag in tags}

    def sign(self) -> None:
        """Writes this worker's name into a folder of the output, by the name of this batch."""
        Results(self._output).write(f"{self.name}/{mark(self._where)}", b"")

    def make(self, edition: Edition) -> str:
        """Makes and keeps an edition; why that cannot be, as a sentence, or "" when it is kept."""
        try:
            child = self._idle.pop()
        except IndexError:
            child = Child(self.start(settings=self._settings, output=self._output))
            self._all.append(child)
        try:
            failure = self._ask(child, edition)
        finally:
            self._idle.append(child)
        return f"On {self._where}: {failure}" if failure and self._elsewhere else failure

    def _ask(self, child: Child, edition: Edition) -> str:
        document = hash((edition.name, edition.data))
        if document in self._endless:
            return _LATE
        least = self._settings.batch_seconds
        read = False
        try:
            answer: int | str = child.ask(edition, least)
            read = True
            if isinstance(answer, int):
                answer = child.next(least * (1 + answer / _CHARACTERS))
            return str(answer)
        except Late:
            if not read:
                self._endless.add(document)  # in no other language either
            return _LATE
        except Ended:
            return "The process that worked on it died."


class Failed(Exception):
    """Some editions of a job could not be made."""

    def __init__(self, failures: dict[str, str]) -> None:
        """`failures`: why, as a sentence, by language."""
        super().__init__(failures)
        self.failures = failures


def makers(worker: Worker, name: str) -> Makers:
    """Those of that name on a worker."""
    plugin: Makers = worker.plugins[name]
    return plugin


def work(name: str, job: Job) -> None:
    """Has the makers of that name make and keep what the job asks for; raises `Failed`."""
    make = makers(get_worker(), name).make
    made = {edition.language: make(edition) for edition in job.editions()}
    if failures := {language: failure for language, failure in made.items() if failure}:
        raise Failed(failures)


def mark(address: str) -> str:
    """A worker's address as the name of a file."""
    return "".join(letter if letter.isalnum() else "-" for letter in address)

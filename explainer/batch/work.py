"""What happens on a worker: the engines, started once, and one job after the other."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict, replace
from typing import Any

from distributed import Worker, WorkerPlugin, get_worker

from explainer import show
from explainer.batch.jobs import Job
from explainer.batch.report import Summary
from explainer.batch.results import Results
from explainer.errors import BatchError
from explainer.languages import Grade, find
from explainer.model import SectionAudio, Translation
from explainer.pipeline import Pipeline
from explainer.settings import Settings


class Engines(WorkerPlugin):  # type: ignore[misc]
    """Voices and models, which are loaded when first needed and stay until the worker ends."""

    name = "explainer"

    def __init__(self, settings: Settings, output: str) -> None:
        # There is a worker for every core; one that used several would keep others waiting.
        self._settings = replace(settings, speech_workers=1, translation_threads=1)
        self._output = output

    def setup(self, worker: Worker) -> None:
        """Called once in each worker process."""
        self.where = worker.address
        self.pipeline = Pipeline(self._settings)
        self.results = Results(self._output)

    def teardown(self, worker: Worker) -> None:  # noqa: ARG002
        """Called when the worker ends."""
        self.pipeline.close()


def work(job: Job) -> None:
    """Makes and keeps what the job asks for. Raises an `ExplainerError` that says why it cannot."""
    engines: Engines = get_worker().plugins[Engines.name]
    if engines.pipeline.recipe(job.language) != job.recipe:
        raise BatchError(
            f"The worker {engines.where} has another version of the program, other language "
            "packages or other catalogs than the machine that started the batch."
        )
    files, summary = make(engines.pipeline, job)
    engines.results.put(job.key, files, asdict(summary))


def make(pipeline: Pipeline, job: Job) -> tuple[dict[str, bytes], Summary]:
    """The files of one job by their names, and what is to be said of them in the report."""
    document = pipeline.read_bytes(job.data, name=job.source.path.name)
    translation = pipeline.translate(pipeline.explain(document), job.language)
    sounds = _sounds(pipeline, translation) if job.audio else {}
    edition: dict[str, Any] = show.translation_json(translation)
    edition["audio"] = [
        {"section": sound.section_id, "file": f"{stem}.mp3", "duration_ms": sound.duration_ms}
        for stem, sound in sounds.items()
    ]
    files = {"edition.json": json.dumps(edition, ensure_ascii=False, indent=1).encode()}
    for stem, sound in sounds.items():
        files[f"{stem}.json"] = sound.times.read_bytes()
        files[f"{stem}.mp3"] = sound.mp3.read_bytes()
    return files, _summary(translation, sum(sound.duration_ms for sound in sounds.values()))


def _sounds(pipeline: Pipeline, translation: Translation) -> dict[str, SectionAudio]:
    """The sound of each section by the start of its files' names; none for a language that has no
    voice."""
    if pipeline.sound(find(translation.language)) is Grade.NONE:
        return {}
    stems = show.file_stems(translation)
    return {stem: pipeline.speak(translation, name) for name, stem in stems.items()}


def _summary(translation: Translation, audio_ms: int) -> Summary:
    explanation = translation.explanation
    counts = Counter(str(segment.status) for segment in translation.segments)
    return Summary(
        segments=len(translation.segments),
        sentences=explanation.after.sentences,
        statuses=dict(sorted(counts.items())),
        grade_before=explanation.before.grade,
        grade_after=explanation.after.grade,
        audio_ms=audio_ms,
    )

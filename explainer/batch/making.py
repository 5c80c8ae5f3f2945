"""What is done to one document in one language, in a process of its own."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from typing import Any

from explainer import show
from explainer.batch.jobs import TOGETHER, Edition
from explainer.batch.report import Summary
from explainer.batch.results import Results
from explainer.errors import BatchError, ExplainerError
from explainer.languages import Grade, find
from explainer.model import Explanation, SectionAudio, Translation
from explainer.pipeline import Pipeline
from explainer.settings import Settings

_LACKING = ("no-language-pack", "broken-language-pack")
"""Issues that say nothing of the document, and that whoever runs the batch can mend."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """What a process needs to know to begin."""

    settings: Settings
    output: str

    def __call__(self) -> Maker:
        return Maker(self.settings, self.output)


class Maker:
    """The engines: voices and models are loaded when first needed, and stay."""

    def __init__(self, settings: Settings, output: str) -> None:
        # There is a process for every core; one that used several would keep others waiting.
        alone = replace(settings, speech_workers=1, translation_threads=1)
        self.pipeline = Pipeline(replace(alone, models_kept=max(TOGETHER, alone.models_kept)))
        self._results = Results(output)
        self._read: tuple[bytes, str] | None = None
        self._explanation: Explanation

    def __call__(self, edition: Edition) -> Iterator[int | str]:
        """Makes and keeps one edition. First tells how many characters the document has; then
        why it cannot be made, in a sentence, or "" when it is kept."""
        try:
            self._check(edition)
            explanation = self._explain(edition)
            yield sum(len(segment.original) for segment in explanation.segments)
            files, summary = make(self.pipeline, explanation, edition)
            self._results.put(edition.key, files, asdict(summary))
        except ExplainerError as error:
            yield str(error)
        except Exception as error:  # noqa: BLE001  it is in the report, and other documents go on
            yield f"A fault of the program, which its makers should know: {error!r}."
        else:
            yield ""

    def _check(self, edition: Edition) -> None:
        own = self.pipeline.recipe(edition.language)
        if differences := own.differences(edition.recipe):
            raise BatchError(
                f"Since the batch began, its {' and '.join(differences)} have changed."
            )

    def _explain(self, edition: Edition) -> Explanation:
        """The document in plain words, read once for all its languages."""
        if self._read != (edition.data, edition.name):
            self._read = None
            document = self.pipeline.read_bytes(edition.data, name=edition.name)
            self._explanation = self.pipeline.explain(document)
            self._read = (edition.data, edition.name)
        return self._explanation


def make(
    pipeline: Pipeline, explanation: Explanation, edition: Edition
) -> tuple[dict[str, bytes], Summary]:
    """The files of an edition by their names, and what is to be said of it in the report."""
    translation = pipeline.translate(explanation, edition.language)
    for issue in translation.issues:
        if issue.code in _LACKING:
            raise BatchError(issue.detail)
    sounds = _sounds(pipeline, translation) if edition.audio else {}
    shown: dict[str, Any] = show.translation_json(translation)
    shown["audio"] = [
        {"section": sound.section_id, "file": f"{stem}.mp3", "duration_ms": sound.duration_ms}
        for stem, sound in sounds.items()
    ]
    files = {"edition.json": json.dumps(shown, ensure_ascii=False).encode()}
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

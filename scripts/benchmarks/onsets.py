"""How often a word's time is when it is heard, voice by voice. Usage: scripts/bench onsets

After every pause in the decoded MP3, some word of the section should begin within 80 ms of the
first sound.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np
import soundfile

from explainer.languages import LANGUAGES, Grade, Language
from explainer.model import BlockKind, Utterance
from explainer.speech import Speaker, load
from scripts.benchmarks.voices import OWN, SENTENCES, read, sentences

LATE_MS, PAUSE_S = 80, 0.15
_AUDIBLE = 0.01
_SENTENCES = 60


def lateness_ms(folder: Path) -> list[float]:
    """For each onset of sound after a pause in a spoken section: how far the nearest word's time is
    from it."""
    samples, rate = soundfile.read(folder / "section.mp3")
    loud = np.flatnonzero(np.abs(samples) > _AUDIBLE)
    onsets = loud[np.diff(loud, prepend=-rate) > PAUSE_S * rate] * 1000 / rate
    starts = np.array([word.start_ms for clip in load(folder, "s").clips for word in clip.words])
    return [float(np.abs(starts - onset).min()) for onset in onsets]


def said(language: Language) -> list[Utterance]:
    texts = sentences(language, read(SENTENCES), read(OWN))[-_SENTENCES:]
    return [
        Utterance(segment_id=str(n), kind=BlockKind.PARAGRAPH, text=text, language=language.tag)
        for n, text in enumerate(texts)
    ]


def main() -> None:
    print(f"tag       pauses  within {LATE_MS} ms  95 % within ms")
    with Speaker() as speaker, tempfile.TemporaryDirectory() as folder:
        for language in LANGUAGES:
            section = said(language)
            if language.grade is Grade.NONE or not section:
                continue
            speaker.speak(section, Path(folder))
            late = np.array(lateness_ms(Path(folder)))
            print(
                f"{language.tag:8}{len(late):8}{100 * np.mean(late <= LATE_MS):12.1f} %"
                f"{np.percentile(late, 95):12.0f}",
                flush=True,
            )


if __name__ == "__main__":
    main()

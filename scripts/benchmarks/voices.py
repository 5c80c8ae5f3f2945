"""Grades every voice and measures how loud and how fast it is. Usage: scripts/bench voices
[--write] [SENTENCES]

SENTENCES is a table of sentences, one language a column (default: an eighth of TICO-19); languages
it lacks are read from their catalogs and CLDR's names of currencies. `--write` puts the grades into
explainer/languages.py, the levels into explainer/speech/loudness.py and the pace into pace.py.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from explainer.languages import LANGUAGES, Language
from explainer.speech import encode, pace, spoken
from explainer.speech.pool import Pool
from explainer.speech.pronunciation import Flaw, flaws

ROOT = Path(__file__).parent.parent.parent
SENTENCES = ROOT / "tests/data/voices/sentences.tsv"
_VOLUME, _HALF_DB = 0.5, 20 * np.log10(2)
_ABJADS = {"ar", "he", "fa", "ur"}
"""Languages whose script leaves out short vowels, so that even a good voice guesses them."""
_REASONS = {
    Flaw.NO_VOWELS: "The voice leaves out vowels and whole sounds of many words.",
    Flaw.FOREIGN: "Many words are read by the voice of another language.",
    Flaw.SPELLED: "Many words are spelled letter by letter.",
}
_GUESSED = "The voice guesses the short vowels that the script leaves out."


def sentences(language: Language, table: list[dict[str, str]]) -> list[str]:
    """Text in the language."""
    column = {"pt-BR": "pt_BR", "zh-Hans": "zh_Hans"}.get(language.tag, language.tag)
    if column in table[0]:
        return [row[column] for row in table]
    names = list(language.locale.currencies.values())
    catalog = language.catalogs / "procedures.po"
    if catalog.exists():
        names += re.findall(r'^(?:msgstr )?"(.+)"$', catalog.read_text("utf-8"), re.MULTILINE)
    return names


def grade(language: Language, found: Counter[tuple[str, Flaw]], words: int) -> tuple[str, str]:
    """The grade and its reason."""
    share = sum(found.values()) / words
    kinds: Counter[Flaw] = Counter()
    for (_, flaw), count in found.items():
        kinds[flaw] += count
    if share > 0.05:
        return "NONE", _REASONS[kinds.most_common(1)[0][0]]
    if language.tag in _ABJADS:
        return "LIMITED", _GUESSED
    if share > 0.02:
        return "LIMITED", _REASONS[kinds.most_common(1)[0][0]]
    return "GOOD", ""


def level_db(pool: Pool, language: Language, texts: list[str]) -> float:
    """Root mean square of the frames that hold speech, at full volume; decibels of full scale."""
    powers = []
    for samples in _say(pool, language, texts):
        frames = samples[: len(samples) // 1102 * 1102].reshape(-1, 1102)
        power = (frames**2).mean(axis=1)
        powers.append(power[power > 1e-4].mean())
    return float(10 * np.log10(np.mean(powers)) + _HALF_DB)


def pace_ms(pool: Pool, language: Language, texts: list[str]) -> float:
    """Milliseconds for each character as written, of what is most like a sentence: of the longest
    quarter, without figures."""
    wordy = sorted((text for text in texts if not re.search(r"\d", text)), key=len)
    longest = _some(wordy[-len(wordy) // 4 :])
    said = sum(len(samples) for samples in _say(pool, language, longest))
    return 1000 * said / encode.SAMPLE_RATE / sum(map(len, longest))


def _some(texts: list[str]) -> list[str]:
    return texts[:: max(1, len(texts) // 30)]


def _say(pool: Pool, language: Language, texts: list[str]) -> Iterator[NDArray[np.float64]]:
    """The sound of some of the texts, each from -1 to 1."""
    for text in _some(texts):
        said, _ = spoken.join(spoken.pieces(text, language.tag))
        sound = pool.say(said, language.voice, pace.RATE, _VOLUME)
        yield np.frombuffer(sound.pcm, "<i2") / 32768


def write(path: Path, name: str, lines: list[str]) -> None:
    """Replaces the entries of the dictionary `name` in a source file."""
    text = path.read_text("utf-8")
    start = re.search(rf"^{name}\b.*= {{\n", text, re.MULTILINE)
    if start is None:
        sys.exit(f"{path} has no dictionary {name}")
    end = text.index("}\n", start.end())
    path.write_text(text[: start.end()] + "".join(lines) + text[end:], "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sentences", nargs="?", type=Path, default=SENTENCES)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    with options.sentences.open(encoding="utf-8", newline="") as file:
        table = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    grades, levels, paces = {}, {}, {}
    pool = Pool(1)
    print(
        "tag      grade    words wrong %  level dB  ms/char  reason; most frequent words read wrong"
    )
    for language in LANGUAGES:
        if not language.voice:
            grades[language.tag] = ("NONE", "espeak-ng has no voice for it.")
            continue
        texts = sentences(language, table)
        found, words = flaws(texts, language.tag, language.voice)
        grades[language.tag] = grade(language, found, words)
        levels[language.voice] = level_db(pool, language, texts)
        if language.voice not in paces:  # both ways to write Chinese have one; the first knows it
            paces[language.voice] = pace_ms(pool, language, texts)
        worst = ", ".join(
            f"{word} ({flaw.name.lower()})" for (word, flaw), _ in found.most_common(5)
        )
        print(
            f"{language.tag:8} {grades[language.tag][0]:8} {words:5} "
            f"{100 * found.total() / words:7.2f} {levels[language.voice]:9.1f} "
            f"{paces[language.voice]:8.0f}  "
            f"{grades[language.tag][1]} {worst}"
        )
    pool.close()
    if options.write:
        quoted = {tag: (g, reason.replace('"', '\\"')) for tag, (g, reason) in grades.items()}
        lines = [f'    "{tag}": (Grade.{g}, "{reason}"),\n' for tag, (g, reason) in quoted.items()]
        write(ROOT / "explainer/languages.py", "_GRADES", lines)
        lines = [f'    "{voice}": {level:.1f},\n' for voice, level in sorted(levels.items())]
        write(ROOT / "explainer/speech/loudness.py", "LEVELS_DB", lines)
        lines = [f'    "{voice}": {ms:.0f},\n' for voice, ms in sorted(paces.items())]
        write(ROOT / "explainer/speech/pace.py", "MS_PER_CHARACTER", lines)


if __name__ == "__main__":
    main()

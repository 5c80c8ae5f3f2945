"""Grades every voice and measures how loud and how fast it is. Usage: scripts/bench voices
[--write] [SENTENCES]

SENTENCES is a table of sentences, one language a column (default: an eighth of TICO-19). To them
come the shipped procedures and, for five languages that have neither, sentences written for this.
`--write` puts the grades into explainer/languages.py, the levels into explainer/speech/loudness.py
and the pace into pace.py.
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
from babel.messages.pofile import read_po
from numpy.typing import NDArray

from explainer.languages import LANGUAGES, Language
from explainer.speech import encode, pace, spoken
from explainer.speech.pool import Pool
from explainer.speech.pronunciation import Flaw, flaws

ROOT = Path(__file__).parent.parent.parent
DATA = ROOT / "tests/data/voices"
SENTENCES, OWN = DATA / "sentences.tsv", DATA / "own.tsv"
_FEW = 100
_VOLUME, _HALF_DB = 0.5, 20 * np.log10(2)
_EARS = (
    (
        (1.53512485958697, -2.69169618940638, 1.19839281085285),
        (1.0, -1.69065929318241, 0.73248077421585),
    ),
    ((1.0, -2.0, 1.0), (1.0, -1.99004745483398, 0.99007225036621)),
)
"""Zeros and poles of BS.1770's two filters: the head, and the deafness to the deepest sounds."""
_UNSPACED = {"zh-Hans", "zh-Hant", "ja", "th"}
"""Languages that put no space between words."""
_ABJADS = {"ar", "he", "fa", "ur"}
"""Languages whose script leaves out short vowels, so that even a good voice guesses them."""
_REASONS = {
    Flaw.NO_VOWELS: "The voice leaves out vowels and whole sounds of many words.",
    Flaw.FOREIGN: "Many words are read by the voice of another language.",
    Flaw.SPELLED: "Many words are spelled letter by letter.",
}
_GUESSED = "The voice guesses the short vowels that the script leaves out."


Table = list[dict[str, str]]


def read(path: Path) -> Table:
    """A table of sentences, one language a column."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def sentences(language: Language, *tables: Table) -> list[str]:
    """Whole sentences in the language: those of the tables and of the shipped procedures."""
    column = {"pt-BR": "pt_BR", "zh-Hans": "zh_Hans"}.get(language.tag, language.tag)
    found = [row[column] for table in tables if column in table[0] for row in table]
    catalog = language.catalogs / "procedures.po"
    if catalog.exists():
        with catalog.open("rb") as file:
            found += [str(entry.string) for entry in read_po(file) if entry.id and entry.string]
    return found


def words_to_grade(language: Language, texts: list[str]) -> list[str]:
    """The sentences and, where they are few, more words: CLDR's names of currencies."""
    return texts if len(texts) >= _FEW else texts + list(language.locale.currencies.values())


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


def loudness_lufs(samples: NDArray[np.float64]) -> float:
    """As ITU-R BS.1770-4 defines it: weighted as ears do, of the blocks of 400 ms that are not
    pauses. (Its filters are given for 48 kHz; here they are looked up by frequency.)"""
    spectrum = np.fft.rfft(samples)
    z = np.exp(-2j * np.pi * np.fft.rfftfreq(len(samples), 1 / encode.SAMPLE_RATE) / 48_000)
    for zeros, poles in _EARS:
        spectrum *= np.polyval(zeros[::-1], z) / np.polyval(poles[::-1], z)
    tenths = np.fft.irfft(spectrum, len(samples))[: len(samples) // 2205 * 2205].reshape(-1, 2205)
    power = np.convolve((tenths**2).mean(axis=1), np.full(4, 0.25), "valid")
    power = power[_lufs(power) > -70]
    return float(_lufs(power[_lufs(power) > _lufs(power.mean()) - 10].mean()))


def _lufs(power: NDArray[np.float64]) -> NDArray[np.float64]:
    loudness: NDArray[np.float64] = -0.691 + 10 * np.log10(np.maximum(power, 1e-12))
    return loudness


def level_lufs(pool: Pool, language: Language, texts: list[str]) -> float:
    """How loud a voice is at full volume."""
    said = np.concatenate(list(_say(pool, language, texts)))
    return loudness_lufs(said) + float(_HALF_DB)


def pace_ms(pool: Pool, language: Language, texts: list[str]) -> tuple[float, float]:
    """Milliseconds for each character as written, and words a minute (of texts with spaces between
    words), of sentences without figures."""
    wordy = _some([text for text in texts if not re.search(r"\d", text)])
    said_ms = 1000 * sum(map(len, _say(pool, language, wordy))) / encode.SAMPLE_RATE
    words = sum(len(text.split()) for text in wordy)
    return said_ms / sum(map(len, wordy)), words / said_ms * 60_000


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
    tables = read(options.sentences), read(OWN)
    grades, levels, paces = {}, {}, {}
    pool = Pool(1)
    print("tag      grade    words wrong %      LUFS  ms/char  words/min  reason; words read wrong")
    for language in LANGUAGES:
        if not language.voice:
            grades[language.tag] = ("NONE", "espeak-ng has no voice for it.")
            continue
        texts = sentences(language, *tables)
        known = words_to_grade(language, texts)
        found, words = flaws(known, language.tag, language.voice)
        grades[language.tag] = grade(language, found, words)
        fast = ""
        if language.voice not in paces:  # both ways to write Chinese have one; the first knows it
            levels[language.voice] = level_lufs(pool, language, texts or known)
            paces[language.voice], a_minute = pace_ms(pool, language, texts or known)
            fast = f"{a_minute:.0f}" if texts and language.tag not in _UNSPACED else ""
        worst = ", ".join(
            f"{word} ({flaw.name.lower()})" for (word, flaw), _ in found.most_common(5)
        )
        print(
            f"{language.tag:8} {grades[language.tag][0]:8} {words:5} "
            f"{100 * found.total() / words:7.2f} {levels[language.voice]:9.1f} "
            f"{paces[language.voice]:8.0f} {fast:>10}  {grades[language.tag][1]} {worst}"
        )
    pool.close()
    if options.write:
        quoted = {tag: (g, reason.replace('"', '\\"')) for tag, (g, reason) in grades.items()}
        lines = [f'    "{tag}": (Grade.{g}, "{reason}"),\n' for tag, (g, reason) in quoted.items()]
        write(ROOT / "explainer/languages.py", "_GRADES", lines)
        lines = [f'    "{voice}": {level:.1f},\n' for voice, level in sorted(levels.items())]
        write(ROOT / "explainer/speech/loudness.py", "LEVELS_LUFS", lines)
        lines = [f'    "{voice}": {ms:.0f},\n' for voice, ms in sorted(paces.items())]
        write(ROOT / "explainer/speech/pace.py", "MS_PER_CHARACTER", lines)


if __name__ == "__main__":
    main()

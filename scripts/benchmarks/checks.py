"""How often the safety checks cry wolf, and how many seeded errors they find.

    scripts/bench checks [--language TAG] [--half even|odd|all|plain] [--missed COLUMN] [--fit]

On TICO-19 (963 medical sentences translated by people, CC0): the share of sentences with a serious
finding although nothing is wrong, then the share found when one error is put into each sentence
that can have it. Word lists were made reading the even lines at first and the alarms on the odd
ones in the end, so no line is held out any more: only unseen sentences give the honest figure.
Everything is drawn from one fixed seed.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import math
import random
import re
import statistics
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from explainer.model import Severity
from explainer.translation.checks import check
from explainer.translation.checks.pair import Pair

DATA = Path(__file__).parents[2] / "tests" / "data" / "checks" / "tico19-dev.tsv.gz"
PLAIN = DATA.with_name("plain.tsv")
"""Sentences of our own, as short as the product's, some of them about a side of the body."""

Row = dict[str, str]
Seeder = Callable[[random.Random, list[Row], int, str], str | None]
"""Makes a wrong translation of row i into a language, or None where this error cannot be made."""

# What a person would delete to turn a sentence round, and swap to change a side. On purpose not the
# lists of the checks themselves.
NEGATIONS = {
    "es": r"\b(?:no|sin|nunca|ni|ningún|ninguna)\b",
    "fr": r"\b(?:pas|sans|jamais|aucun|aucune|non)\b",
    "pt-BR": r"\b(?:não|sem|nunca|nem|nenhum|nenhuma)\b",
    "ru": r"\b(?:не|нет|без|никогда|ни)\b",
    "hi": r"(?<!\S)(?:नहीं|न|मत|बिना|ना)(?!\S)",
    "ar": r"\b[وف]?(?:لا|لم|لن|ليس|ليست|غير|بدون|دون|عدم)\b",
    "zh-Hans": r"[不没无未]",
    "id": r"\b(?:tidak|bukan|tanpa|belum|jangan|tak)\b",
    "fa": r"\b(?:نمی‌?|نیست(?:ند)?\b|بدون\b|عدم\b|نه\b|ن(?=شو|شد|کرد|کن|دار|بود|باش|خواه))",
}
ENGLISH_NEGATION = r"\b(?:not|no|never|without|cannot)\b|n['’]t\b"
SIDES: dict[str, list[tuple[str, str]]] = {
    "es": [("izquierdo", "derecho"), ("izquierda", "derecha")],
    "fr": [("gauche", "droite"), ("gauches", "droites")],
    "pt-BR": [("esquerdo", "direito"), ("esquerda", "direita")],
    "ru": [("лев", "прав"), ("Лев", "Прав"), ("слева", "справа")],
    "hi": [("बाएं", "दाएं"), ("बाएँ", "दाएँ"), ("बाईं", "दाईं"), ("बायीं", "दायीं"), ("बायां", "दायां")],
    "ar": [("أيسر", "أيمن"), ("يسرى", "يمنى"), ("يسار", "يمين")],
    "zh-Hans": [("左", "右")],
    "id": [("kiri", "kanan")],
    "fa": [("چپ", "راست")],
    "vi": [("trái", "phải")],
}
ENGLISH_SIDE = (
    r"\b(?:left|right)[- ](?:side|arm|hand|leg|knee|hip|chest|lung|kidney|ear|eye|heart|breast"
    r"|shoulder|upper|lower|foot|or|and)"
)


def words(text: str, language: str) -> tuple[list[str], str]:
    """The pieces a person would cut a sentence into, and what joins them."""
    return (list(text), "") if language.startswith("zh") else (text.split(), " ")


def number(rng: random.Random, rows: list[Row], i: int, language: str) -> str | None:
    """One number of the target becomes another: one digit changed, added or taken away."""
    target = rows[i][language]
    spots = list(re.finditer(r"\d+", target))
    if not spots:
        return None
    spot = rng.choice(spots)
    old, zero = spot.group(), chr(ord(spot.group()[0]) - int(spot.group()[0]))
    at = rng.randrange(len(old))
    changed = rng.choice([d for d in map(str, range(10)) if d != str(int(old[at]))])
    ways = [old[:at] + chr(ord(zero) + int(changed)) + old[at + 1 :]] * 3
    ways += [old + zero, old[:at] + old[at + 1 :]] if len(old) > 1 else [old + zero]
    return target[: spot.start()] + rng.choice(ways) + target[spot.end() :]


def copy(_rng: random.Random, rows: list[Row], i: int, _language: str) -> str | None:
    """The English itself."""
    return rows[i]["en"]


def partial_copy(rng: random.Random, rows: list[Row], i: int, language: str) -> str | None:
    """The second half of the sentence stays English."""
    ours, (theirs, glue) = rows[i]["en"].split(), words(rows[i][language], language)
    if len(ours) < 10:
        return None
    share = rng.uniform(0.4, 0.6)
    kept = theirs[: round(len(theirs) * share)] + ([" "] if not glue else [])
    return glue.join(kept) + " " + " ".join(ours[round(len(ours) * share) :])


def loop(rng: random.Random, rows: list[Row], i: int, language: str) -> str | None:
    """A phrase of one to five words, said three to six times."""
    pieces, glue = words(rows[i][language], language)
    size = rng.randint(1, 5) * (1 if glue else 2)
    at = rng.randrange(max(1, len(pieces) - size))
    phrase = pieces[at : at + size]
    return glue.join(pieces[:at] + phrase * rng.randint(3, 6) + pieces[at + size :])


def half(rng: random.Random, rows: list[Row], i: int, language: str) -> str | None:
    """Only the first or only the second half of the words."""
    pieces, glue = words(rows[i][language], language)
    if len(pieces) < 4:
        return None
    middle = len(pieces) // 2
    return glue.join(rng.choice([pieces[:middle], pieces[middle:]]))


def neighbour(rng: random.Random, rows: list[Row], i: int, language: str) -> str | None:
    """The translation of the next line, or of any other."""
    other = (i + 1) % len(rows) if rng.random() < 0.5 else rng.randrange(len(rows))
    same = rows[other]["en"] == rows[i]["en"] or rows[other][language] == rows[i][language]
    return None if same else rows[other][language]


def negation(rng: random.Random, rows: list[Row], i: int, language: str) -> str | None:
    """One word of negation deleted, where the English has one."""
    target = rows[i][language]
    spots = list(re.finditer(NEGATIONS.get(language, r"(?!)"), target, re.IGNORECASE))
    if not spots or not re.search(ENGLISH_NEGATION, rows[i]["en"], re.IGNORECASE):
        return None
    spot = rng.choice(spots)
    return target[: spot.start()] + target[spot.end() :].removeprefix(" ")


def side(_rng: random.Random, rows: list[Row], i: int, language: str) -> str | None:
    """Left and right exchanged everywhere, where the English speaks of a side."""
    target = rows[i][language]
    if not re.search(ENGLISH_SIDE, rows[i]["en"], re.IGNORECASE):
        return None
    swap = {a: b for pair in SIDES.get(language, []) for a, b in (pair, pair[::-1])}
    if not swap:
        return None
    longest = sorted(swap, key=len, reverse=True)
    swapped = re.sub("|".join(longest), lambda m: swap[m.group()], target)
    return None if swapped == target else swapped


SEEDERS: dict[str, Seeder] = {
    "number": number,
    "copy": copy,
    "partial": partial_copy,
    "loop": loop,
    "half": half,
    "neighbour": neighbour,
    "negation": negation,
    "side": side,
}


def read(path: Path) -> list[Row]:
    """The rows of a TSV with a header, its tags in BCP 47."""
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
    rows = csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    return [{tag.replace("_", "-"): text for tag, text in row.items()} for row in rows]


def alarmed(source: str, target: str, language: str) -> bool:
    return any(f.severity is Severity.SERIOUS for f in check(source, target, language))


def show(source: str, target: str, language: str) -> None:
    print(f"- {source}\n  {target}")
    for finding in check(source, target, language):
        print(f"    {finding.severity} {finding.code}: {finding.detail}")


def measure(rows: list[Row], lines: range, language: str, watched: str) -> dict[str, str]:
    """Percentages and counts for one language; prints the failures of the `watched` column."""
    alarms = [i for i in lines if alarmed(rows[i]["en"], rows[i][language], language)]
    if watched == "false":
        for i in alarms:
            show(rows[i]["en"], rows[i][language], language)
    result = {"false": f"{100 * len(alarms) / len(lines):.1f}"}
    for name, seed in SEEDERS.items():
        made = found = 0
        for i in lines:
            wrong = seed(random.Random(f"{name} {i} {language}"), rows, i, language)
            if wrong is None:
                continue
            made += 1
            hit = alarmed(rows[i]["en"], wrong, language)
            found += hit
            if name == watched and not hit:
                show(rows[i]["en"], wrong, language)
        result[name] = f"{100 * found / made:.1f} ({made})" if made else "-"
    return result


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=DATA, help="TSV with a column 'en'")
    parser.add_argument("--language", help="only this column")
    parser.add_argument("--half", choices=("even", "odd", "all", "plain"), help="only these lines")
    parser.add_argument("--missed", default="", help="print what a column missed ('false': alarms)")
    parser.add_argument("--fit", action="store_true", help="print what the constants come from")
    options = parser.parse_args()
    rows, plain = read(options.data), read(PLAIN)
    parts = {
        "odd": ("odd lines", rows, range(1, len(rows), 2)),
        "all": ("all lines", rows, range(len(rows))),
        "even": ("even lines", rows, range(0, len(rows), 2)),
        "plain": ("plain sentences of our own", plain, range(len(plain))),
    }
    if options.fit:
        fit(rows)
        return
    for name in [options.half] if options.half else ["odd", "all", "plain"]:
        title, sentences, lines = parts[name]
        print(f"\n{title}, {len(lines)} sentences: % with a serious finding (sentences seeded)")
        print(f"{'':8}" + "".join(f"{column:>13}" for column in ["false", *SEEDERS]))
        for language in list(sentences[0])[1:]:
            if options.language in (None, language):
                result = measure(sentences, lines, language, options.missed)
                print(f"{language:8}" + "".join(f"{value:>13}" for value in result.values()))
    pairs = [(row["en"], row[tag], tag) for row in rows for tag in list(row)[1:]]
    started = time.process_time()
    for pair in pairs:
        check(*pair)
    print(f"\n{len(pairs) / (time.process_time() - started):,.0f} pairs a second")


def fit(rows: list[Row]) -> None:
    """Prints, from the even lines, each language's length ratio and how often a lexicon word of the
    English has its counterpart in the right translation and in the next but one."""
    print(f"{'':8}{'length':>9}{'spread':>9}{'lexicon':>9}{'by chance':>11}")
    for language in list(rows[0])[1:]:
        pairs = [Pair(rows[i]["en"], rows[i][language], language) for i in range(0, len(rows), 2)]
        ratios = [math.log((len(p.t) + 5) / (len(p.s) + 5)) for p in pairs if len(p.s) > 120]
        middle = statistics.median(ratios)
        spread = 1.48 * statistics.median(abs(ratio - middle) for ratio in ratios)
        counted = [0, 0, 0]
        for pair, other in pairwise(pairs):
            for key, _ in pair.keys:
                if words := pair.foreign.lexicon.get(key):
                    counted[0] += 1
                    counted[1] += bool(re.search(words, pair.theirs))
                    counted[2] += bool(re.search(words, other.theirs))
        right, chance = counted[1] / counted[0], counted[2] / counted[0]
        print(f"{language:8}{middle:9.2f}{spread:9.2f}{right:9.2f}{chance:11.2f}")


if __name__ == "__main__":
    main()

"""Numbers: whatever is counted, dosed, dated or timed must still be the same number.

Three kinds are told apart. *Exact* numbers are written with digits. *Spoken* ones are words ("two",
"первая", month names): a translation may write them with digits or as words, or lose them in an
idiom. *Coded* ones are part of a name (COVID-19, B12) and may go with it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from explainer.translation.checks.pair import Finding, Pair, serious
from explainer.translation.checks.vocabulary import Vocabulary

_TOKEN = re.compile(r"\d+(?:[.,:/'\u00b7\u066b\u066c-]\d+|[ \u00a0\u202f]\d{3}(?!\d))*")
_CODE = re.compile(r"(?:[a-zß-ÿα-ωа-я]|[^\W\d_]-)$")
_AFTERNOON = re.compile(r" ?p\.? ?m\b")

Reading = tuple[Decimal, ...]
"""One way to understand a written number: "8,10" is (8.1) or (8, 10)."""


@dataclass
class Numbers:
    """All numbers of one text."""

    exact: list[list[Reading]] = field(default_factory=list)
    """For each number in digits, its possible readings, the likeliest first."""
    coded: set[Decimal] = field(default_factory=set)
    spoken: Counter[Decimal] = field(default_factory=Counter)


def _join(groups: list[str], decimals: str = "") -> Decimal:
    return Decimal("".join(groups) + ("." + decimals if decimals else ""))


def readings(token: str) -> list[Reading]:
    """Every way a token of digits and separators can be read, whichever way its writer marks
    decimals and thousands; the likeliest first."""
    parts = re.split(r"\D+", token)
    separators = re.findall(r"\D+", token)
    apart: Reading = tuple(Decimal(part) for part in parts)
    if not separators:
        return [apart]
    found: list[Reading] = []
    thousands = len(parts[0]) <= 3 and all(len(p) == 3 for p in parts[1:])
    marks = set(separators)
    if len(marks) == 1 and thousands and marks.isdisjoint("-/:"):
        found.append((_join(parts),))
    last = separators[-1]
    if last in ".,·" and separators.count(last) == 1:
        inner = len(parts[0]) <= 3 and all(len(p) == 3 for p in parts[1:-1])
        if len(parts) == 2 or (inner and len(marks) == 2):
            found.append((_join(parts[:-1], parts[-1]),))
    return [*found, apart]


def numbers_of(folded: str, vocabulary: Vocabulary) -> Numbers:
    """The numbers of a folded text."""
    result = Numbers()
    for match in _TOKEN.finditer(folded):
        ways = readings(match.group())
        if _CODE.search(folded, max(0, match.start() - 2), match.start()):
            result.coded.update(value for way in ways for value in way)
            continue
        if scale := vocabulary.scales.match(folded[match.end() : match.end() + 24].lstrip(" -")):
            factor = vocabulary.scale_values[scale.lastgroup or ""]
            ways = [(way[-1] * factor,) for way in ways if len(way) == 1] + ways
        if _AFTERNOON.match(folded, match.end()):
            ways += [(way[0] + 12, *way[1:]) for way in ways if way[0] < 12]
        result.exact.append(ways)
    for word in vocabulary.numbers.finditer(folded):
        result.spoken[Decimal(vocabulary.number_values[word.lastgroup or ""])] += 1
    for word in vocabulary.months.finditer(folded):
        result.spoken[Decimal(vocabulary.month_values[word.lastgroup or ""])] += 1
    return result


def _values(numbers: Numbers) -> set[Decimal]:
    """Every value that the text can be said to hold."""
    written = {value for ways in numbers.exact for way in ways for value in way}
    return written | numbers.coded | set(numbers.spoken)


def _lacking(numbers: Numbers, allowed: set[Decimal]) -> list[str]:
    """The exact numbers of which no reading is among the allowed values."""
    return [
        " ".join(str(value) for value in ways[0])
        for ways in numbers.exact
        if not any(allowed.issuperset(way) for way in ways)
    ]


def number_changed(pair: Pair) -> Iterator[Finding]:
    """A number was lost, added or became another one."""
    ours, theirs = numbers_of(pair.s, pair.english), numbers_of(pair.t, pair.foreign)
    source, target = _values(ours), _values(theirs)
    decades = {value % 100 for value in source if 1000 < value < 2100}  # 1980s: "80年代"
    lost = _lacking(ours, target)
    added = _lacking(theirs, source | decades)
    if lost or added:
        yield serious("number-changed", f"{_list(lost)} became {_list(added)}.")


def _list(numbers: list[str]) -> str:
    return ", ".join(numbers) if numbers else "no number"

"""Numbers: whatever is counted, dosed, dated or timed must still be the same number.

Three kinds are told apart. *Exact* numbers are written with digits. *Spoken* ones are words ("two",
"первая", month names): a translation may write them with digits or as words, or lose them in an
idiom. *Coded* ones are part of a name (COVID-19, B12) and may go with it, but not change.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from explainer.translation.checks.pair import Finding, Pair, serious
from explainer.translation.checks.vocabulary import Vocabulary

Reading = tuple[Decimal, ...]
"""One way to understand a written number: "8,10" is (8.1) or (8, 10)."""

_TOKEN = re.compile(r"\d+(?:[.,:/'·\u2044-]\d+|[ ]\d{3}(?!\d))*")
_CODE = re.compile(r"(?:[a-zß-ÿα-ωа-я]|[^\W\d_]-)$")
_AFTERNOON = re.compile(r" ?p\.? ?m\b")
_DECADE = re.compile(r"'?s\b")
_SCALE_GAP = " -多余餘几數数"
"""What may stand between digits and the word that multiplies them: 20多万."""


@dataclass
class Numbers:
    """All numbers of one text."""

    exact: list[list[Reading]] = field(default_factory=list)
    """For each number in digits, its possible readings, the likeliest first."""
    coded: Counter[Decimal] = field(default_factory=Counter)
    spoken: set[Decimal] = field(default_factory=set)

    def values(self) -> set[Decimal]:
        """Every value that the text can be said to hold."""
        written = {value for ways in self.exact for way in ways for value in way}
        return written | set(self.coded) | self.spoken

    def lacking(self, allowed: set[Decimal]) -> list[str]:
        """The exact numbers of which no reading is among the allowed values."""
        return [
            " ".join(f"{value.normalize():f}" for value in ways[0])
            for ways in self.exact
            if not any(allowed.issuperset(way) for way in ways)
        ]


def _join(groups: list[str], decimals: str = "") -> Decimal:
    return Decimal("".join(groups) + ("." + decimals if decimals else ""))


def readings(token: str, point: str = "") -> list[Reading]:
    """Every way a token of digits and separators can be read, the likeliest first. Where the
    writer's decimal `point` is not known, any mark may be it, or be between thousands."""
    parts = re.split(r"\D", token)
    separators = re.findall(r"\D", token)
    apart: Reading = tuple(Decimal(part) for part in parts)
    if not separators:
        return [apart]
    found: list[Reading] = []
    marks = set(separators)
    grouped = len(parts[0]) <= 3 and all(len(part) == 3 for part in parts[1:-1])
    thousands = len(marks) == 1 and marks.isdisjoint("-/:\u2044" + point)
    if thousands and grouped and len(parts[-1]) == 3:
        found.append((_join(parts),))
    last = separators[-1]
    decimal = last in (point or ".,·") and separators.count(last) == 1
    if decimal and (len(parts) == 2 or (grouped and len(marks) == 2)):
        found.append((_join(parts[:-1], parts[-1]),))
    # "27.3" is never the two numbers 27 and 3; "8-10", "10:30" and "8.2.2020" are several.
    return found or [apart]


def _range(token: str, point: str) -> list[Reading]:
    """The readings of a token, whose ends are read apart if it is a range or a share: in
    "27,3-29,8" and "1,388/5,143" each comma belongs to one end."""
    ends = re.split("[-/]", token)
    if len(ends) != 2 or all(map(str.isdigit, ends)):
        return readings(token, point)
    first, second = (readings(end, point) for end in ends)
    return [one + other for one in first for other in second] + readings(token, point)


def _other_faces(way: Reading, folded: str, end: int) -> list[Reading]:
    """2 pm is 14; the 1980s are the eighties of the 20th century; 2019-20 ends in 2020."""
    first, last = way[0], way[-1]
    if _AFTERNOON.match(folded, end) and first < 12:
        return [(first + 12, *way[1:])]
    if _DECADE.match(folded, end) and 1000 < last < 2100:
        return [(last % 100,), (last // 100 + 1, last % 100)]
    if len(way) == 2 and 1000 < first < 2100 and first % 100 < last < 100:
        whole = first - first % 100 + last
        return [(first, whole), (whole,)]
    return []


def numbers_of(folded: str, words: str, vocabulary: Vocabulary) -> Numbers:
    """The numbers of a folded text, whose words stand between spaces in `words`."""
    result = Numbers()
    for match in _TOKEN.finditer(folded):
        ways = _range(match.group(), vocabulary.point)
        if _CODE.search(folded, max(0, match.start() - 2), match.start()):
            result.coded.update(ways[-1])
            continue
        after = folded[match.end() : match.end() + 24].lstrip(_SCALE_GAP)
        if scale := vocabulary.scales.pattern.match(after):
            factor = vocabulary.scales.value(scale[1])
            ways = [(way[0] * factor,) for way in ways if len(way) == 1] + ways
        ways += [face for way in ways for face in _other_faces(way, folded, match.end())]
        result.exact.append(ways)
    for table in (vocabulary.numbers, vocabulary.months):
        result.spoken.update(map(Decimal, table.find(words)))
    return result


def _exchanged(ours: Numbers, theirs: Numbers) -> bool:
    """Whether one number comes less often than in the source and another more often: "2 of 3"
    became "3 of 3"."""
    source, target = (
        Counter(value for ways in numbers.exact for value in ways[0]) for numbers in (ours, theirs)
    )
    spoken = ours.spoken | theirs.spoken
    return any(source[v] > target[v] > 0 and v not in spoken for v in source) and any(
        target[v] > source[v] > 0 and v not in spoken for v in target
    )


def _word_exchanged(
    pair: Pair, source: set[Decimal], theirs: Numbers
) -> tuple[Decimal, Decimal] | None:
    """A number written as a word that the target lacks, and one that only the target has. Either
    alone proves nothing: "one in two" may be "half", "a pair" may be "two"."""
    counted = set(map(Decimal, pair.english.cardinals.find(pair.ours)))
    lost = counted - theirs.values()
    added = {value for value in theirs.spoken - source if 2 <= value <= 12}
    return (min(lost), min(added)) if lost and added else None


def number_changed(pair: Pair) -> Iterator[Finding]:
    """A number was lost, added or became another one."""
    ours = numbers_of(pair.s, pair.ours, pair.english)
    theirs = numbers_of(pair.t, pair.theirs, pair.foreign)
    source, target = ours.values(), theirs.values()
    lost, added = ours.lacking(target), theirs.lacking(source)
    if ours.coded - theirs.coded:  # a name may be added or go as a whole, but not change
        added += [f"{value:f}" for value in theirs.coded if value not in source]
    if lost or added:
        yield serious("number-changed", f"{_list(lost)} became {_list(added)}.")
    elif _exchanged(ours, theirs):
        yield serious("number-changed", "One number stands where another should.")
    elif words := _word_exchanged(pair, source, theirs):
        yield serious("number-changed", f"'{words[0]}' became '{words[1]}'.")


def _list(numbers: list[str]) -> str:
    return ", ".join(numbers) if numbers else "no number"

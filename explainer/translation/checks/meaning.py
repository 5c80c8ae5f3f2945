"""Small words that turn a sentence round: left, more, before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from explainer.translation.checks.pair import Finding, Pair, serious
from explainer.translation.checks.vocabulary import Vocabulary

OPPOSITES = (
    ("more", "less"),
    ("increase", "decrease"),
    ("before", "after"),
    ("above", "below"),
    ("least", "most"),
)
"""Names of word lists that mean the contrary of each other."""


def _sides(text: str, vocabulary: Vocabulary) -> list[tuple[int, str]]:
    """Every left and right in the order of the text, with its end."""
    text = vocabulary["not_side"].sub(lambda m: "·" * len(m.group()), text)
    return sorted(
        (m.end(), name) for name in ("left", "right") for m in vocabulary[name].finditer(text)
    )


def side(pair: Pair) -> Iterator[Finding]:
    """Left became right, right became left, or a side of the body is not named any more."""
    if "left" not in pair.foreign.lists:
        return
    found, theirs = (
        _sides(pair.ours, pair.english),
        [n for _, n in _sides(pair.theirs, pair.foreign)],
    )
    ours = [name for _, name in found]
    gained = {name: theirs.count(name) - ours.count(name) for name in ("left", "right")}
    swapped = len(set(ours)) == 2 and len(ours) == len(theirs) and ours != theirs
    if swapped or gained["left"] * gained["right"] < 0:
        yield serious("side-changed", f"{_list(ours)} became {_list(theirs)}.")
    elif ours and not theirs and any(_of_body(pair, end) for end, _ in found):
        yield serious("side-lost", f"The English says {_list(ours)}, the translation no side.")


def _of_body(pair: Pair, end: int) -> bool:
    """Whether the side that ends there is one of the body, not what was left or is right."""
    return bool(pair.english["body"].match(pair.ours, end))


def _list(names: list[str]) -> str:
    return " and ".join(name for name, after in pairwise([*names, ""]) if name != after)


def comparison(pair: Pair) -> Iterator[Finding]:
    """Only "more" in the source and only "less" in the translation, and the like."""
    theirs = pair.foreign["not_comparison"].sub(" ", pair.theirs)
    for couple in OPPOSITES:
        for one, other in (couple, couple[::-1]):
            if (
                _has(pair.english[one], pair.ours)
                and not _has(pair.english[other], pair.ours)
                and _has(pair.foreign[other], theirs)
                and not _has(pair.foreign[one], theirs)
            ):
                yield serious("comparison-flipped", f"'{one}' became '{other}'.")


def _has(words: re.Pattern[str], text: str) -> bool:
    return bool(words.search(text))

"""Cutting off what follows from a sentence: "…, reducing pain", "…, lasting a week"."""

from __future__ import annotations

import re

from explainer.plain.grammar import (
    NOUN,
    RULED,
    WEAKENED,
    as_sentence,
    in_brackets,
)
from explainer.plain.verbs import THIRD

_EFFECTS = {
    "allowing": "allows", "blocking": "blocks", "causing": "causes", "correcting": "corrects",
    "creating": "creates", "decreasing": "decreases", "easing": "eases", "enabling": "enables",
    "exposing": "exposes", "forming": "forms", "giving": "gives", "helping": "helps",
    "improving": "improves", "increasing": "increases", "leading": "leads", "limiting": "limits",
    "lowering": "lowers", "making": "makes", "narrowing": "narrows", "opening": "opens",
    "preventing": "prevents", "producing": "produces", "protecting": "protects",
    "providing": "provides", "putting": "puts", "raising": "raises", "reducing": "reduces",
    "relieving": "relieves", "removing": "removes", "requiring": "requires",
    "restoring": "restores", "resulting": "results", "slowing": "slows",
    "stabilizing": "stabilizes",
    "stopping": "stops", "supporting": "supports", "widening": "widens", "minimizing": "minimizes",
    "eliminating": "eliminates", "facilitating": "facilitates", "permitting": "permits",
}  # fmt: skip
_HAPPENING = {"occurring": "occur", "lasting": "last", "affecting": "affect", "appearing": "appear"}
_PRESENT = re.compile(
    rf"^(?!.*\b(?:was|were|had|did)\b).*\b(?:is|are|will|do|has become|have become|{THIRD})\b"
)


def effect(sentence: str) -> tuple[str, ...] | None:
    """ "…, thereby reducing pain." → "… This reduces pain." Only where the cause is certain."""
    match = re.match(
        r"(?P<first>.+), (?:thereby |thus |hence |therefore )?(?P<verb>\w+ing)\b(?P<rest> [^;:]*)$",
        sentence,
    ) or re.match(
        r"(?P<first>.+?) (?P<verb>making)(?P<rest> it (?:difficult|hard|easier|easy|harder|"
        r"impossible|painful|more)\b[^;:]*)$",
        sentence,
    )
    if match is None or match["verb"] not in _EFFECTS or in_brackets(sentence, match.start("verb")):
        return None
    clause = re.split(r"; ", match["first"])[-1]
    if WEAKENED.search(clause) or RULED.match(sentence) or not _PRESENT.search(clause):
        return None
    rest = re.sub(
        r"\band (\w+ing)\b",
        lambda also: (
            f"and {_EFFECTS[also.group(1)]}" if also.group(1) in _EFFECTS else also.group()
        ),
        match["rest"],
    )
    return as_sentence(match["first"]), f"This {_EFFECTS[match['verb']]}{rest}"


def happening(sentence: str) -> tuple[str, ...] | None:
    """ "Reactions are rare, occurring in 1%." → "… They occur in 1%." """
    match = re.match(
        rf"(?P<first>(?P<subject>{NOUN})(?P<verb>is|are|was|were)\b[^,;:]*), "
        rf"(?P<ing>\w+ing)\b(?P<rest> .*)$",
        sentence,
    )
    if match is None or match["ing"] not in _HAPPENING:
        return None
    base = _HAPPENING[match["ing"]]
    single = match["verb"] in {"is", "was"}
    return as_sentence(
        match["first"]
    ), f"{'It' if single else 'They'} {base}{'s' if single else ''}{match['rest']}"

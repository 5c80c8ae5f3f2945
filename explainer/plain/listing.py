"""A long list in a sentence becomes a list: an announcement, then its items one by one.

Only where each item stands by itself. "Swelling or redness of the arm" is one item, for the arm
may be meant for both, and a list with a word alone before such an item is left as it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from explainer.plain.grammar import FINITE, in_brackets

_WORTH_LISTING = 17
"""Words from which a sentence that lists things is better made a list."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A sentence as a list."""

    lead: str
    items: tuple[str, ...]


# "Call us if you notice …": what follows may be any one of these.
_IF_YOU = re.compile(
    r"(?P<lead>[^;:]*\b(?:if|when) (?:you|your child|they|there is|there are) "
    r"(?:also |suddenly |ever )?"
    r"(?:notice|have|develop|develops|get|experience|experiences|see|observe|feel|has|suffer from)"
    r"(?: had)?) (?P<items>[^;:]+)$"
)
# "Possible problems include A, B and C."
_INCLUDES = re.compile(r"(?P<lead>(?:[\w'’/-]+,? ){1,8}?(?:include|includes)) (?P<items>[^;:]+)$")
_IFS = re.compile(r"(?P<lead>[^;:,]{8,}?),? (?P<items>if [^;:]+, if [^;:]+)$")
# One word alone, but for what has no place in the body.
_BARE = re.compile(
    r"(?!(?:fever|chills|vomiting|nausea|dizziness|fainting|breathlessness|shivering)$)[\w-]+"
)
_HAS_OWN_PLACE = re.compile(r" (?:of|from|in|at|on|around|near|with|for|to|surrounding) ")
# Said at the end of a list, this may be meant for all of it.
_FOR_ALL = re.compile(
    r" (?:within|during|after|before|following|until|unless|when|while|if|because|as)\b"
)
_CLAUSE_INSIDE = re.compile(
    rf"(?:^|, )(?:and|or|but)? ?(?:you|it|this|they|we|please)\b|^{FINITE}\b"
)


def as_list(sentence: str) -> Listed | None:
    """The sentence as a list of at least three items; None where it is short, or not safe."""
    if sentence.count(" ") < _WORTH_LISTING - 1:
        return None
    return _whichever(sentence) or _conditions(sentence) or _verbs(sentence) or _included(sentence)


def _whichever(sentence: str) -> Listed | None:
    match = _IF_YOU.match(sentence)
    if match is None or in_brackets(sentence, match.start("items")):
        return None
    items = _items(match["items"], "or")
    return Listed(f"{match['lead']} any of these:", items) if items else None


def _verbs(sentence: str) -> Listed | None:
    """ "Call us if your child is A, has B or is C." """
    match = re.match(
        rf"(?P<lead>[^;:]*\bif (?:you|they|your child|your baby|the (?:[\w-]+ ){{1,2}}?[\w-]+)) "
        rf"(?P<items>{FINITE} [^;:]+)$",
        sentence,
    )
    if match is None or in_brackets(sentence, match.start("items")):
        return None
    parts = re.split(rf",? or (?={FINITE} )|, (?={FINITE} )", match["items"].rstrip("."))
    if len(parts) < 3 or _CLAUSE_INSIDE_VERBS.search(match["items"]):
        return None
    return Listed(f"{match['lead']}:", tuple(part[0].upper() + part[1:] for part in parts))


_CLAUSE_INSIDE_VERBS = re.compile(
    r", (?:you|please|do|it|the|they|we|call|tell|contact) | and (?=is|are|has|have)"
)


def _included(sentence: str) -> Listed | None:
    match = _INCLUDES.match(sentence)
    if match is None or in_brackets(sentence, match.start("items")):
        return None
    items = _items(match["items"], "and") or _items(match["items"], "or")
    return Listed(f"{match['lead']}:", items) if items else None


def _conditions(sentence: str) -> Listed | None:
    """ "Call us if A, if B or if C." """
    match = _IFS.match(sentence)
    if match is None or in_brackets(sentence, match.start("items")):
        return None
    parts = re.split(r",? or (?=if )|, (?=if )", match["items"].rstrip("."))
    if len(parts) < 3 or re.search(r", (?:you|please|do|it|the) ", match["items"]):
        return None
    return Listed(f"{match['lead']}:", tuple(part[0].upper() + part[1:] for part in parts))


def _items(text: str, joint: str) -> tuple[str, ...] | None:
    """The items of "A, B or C"; None when one may share its words with another."""
    text = text.rstrip(".")
    if _outside_brackets(text, "; ") or in_brackets(text, len(text)):
        return None
    parts = _split_at_commas(text)
    last = parts[-1]
    if last.startswith(f"{joint} "):
        parts[-1] = last.removeprefix(f"{joint} ")
    elif f" {joint} " not in last:
        return None
    if len(parts) < 3 or sum(map(len, map(str.split, parts))) < 2 * len(parts):
        return None
    if _FOR_ALL.search(parts[-1]) or any(_CLAUSE_INSIDE.search(part) for part in parts):
        return None
    for part, following in pairwise(parts):
        if _BARE.fullmatch(part) and _HAS_OWN_PLACE.search(following):
            return None  # "redness, swelling of the leg": redness of what?
        if re.search(r" (?:and|or|in|of|the|your|with)$", part) or re.match(
            r"(?:and|or|but|if|when|which|who|including|such)\b", part
        ):
            return None
        if re.fullmatch(r"[\w-]+ (?:or|and) [\w-]+", part):
            return None  # "pain in the neck, chest or belly, or a fever"
    return tuple(part[0].upper() + part[1:] for part in parts)


def _split_at_commas(text: str) -> list[str]:
    cuts = [at.start() for at in re.finditer(", ", text) if not in_brackets(text, at.start())]
    starts, ends = [0, *(cut + 2 for cut in cuts)], [*cuts, len(text)]
    return [text[start:end] for start, end in zip(starts, ends, strict=True)]


def _outside_brackets(text: str, mark: str) -> bool:
    return any(not in_brackets(text, at.start()) for at in re.finditer(re.escape(mark), text))

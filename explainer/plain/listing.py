"""A long list in a sentence becomes a list: an announcement, then its items one by one.

Only where each item stands by itself. "Swelling or redness of the arm" is one item, for the arm
may be meant for both, and a list with a word alone before such an item is left as it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from explainer.plain.grammar import (
    ASKS,
    CLAUSE,
    FINITE,
    HAS_VERB,
    LONGEST,
    NEGATED,
    RULED,
    in_brackets,
    says_something,
    shares_its_end,
)
from explainer.plain.verbs import DOES

_WORTH_LISTING = 14
"""Words from which a sentence that lists things is better made a list."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A sentence as a list."""

    lead: str
    items: tuple[str, ...]


_HAVE = (
    r"(?:also |suddenly |ever )?(?:notice|have|develop|develops|get|experience|experiences|see|"
    r"observe|feel|has|suffer from)(?: had)?"
)
_WHO = r"(?:you|your child|they|there is|there are)"
# "Call us if you notice …": what follows may be any one of these.
_IF_YOU = re.compile(rf"(?P<lead>[^;:]*\b(?:if|when) {_WHO} {_HAVE}) (?P<items>[^;:]+)$")
# "If you notice A, B or C, call us."
_LED_BY_IF = re.compile(
    rf"If (?P<who>{_WHO} {_HAVE}) (?P<items>[^;:]+), (?P<main>(?:please )?[a-z][^,;:]+)\.$"
)
# "Possible problems include A, B and C."
_INCLUDES = re.compile(
    r"(?P<lead>(?:[\w'’/-]+,? ){1,12}?(?:(?:include|includes)(?:,? but (?:are|is) not limited to|"
    r" \(but (?:are|is) not limited to\))?|depends? (?:up)?on|causes|"
    r"(?:can|may|might|could) (?:also )?(?:cause|involve)|involves|"
    r"(?:effects|risks|signs|symptoms|problems|complications|reasons|benefits|examples) "
    r"(?:[\w-]+ ){0,4}?are(?! \w+ed\b)|"
    r"there (?:is|may be|can be) an? (?:[\w-]+ )?(?:risk|chance) of|"
    r"(?:tells? you|talk|talk to you|talk with you) about|(?:describes|explains|covers)|"
    r"(?:are|is) (?:affected|caused) by|(?:will|to) (?:closely )?(?:check|monitor|measure|explain)|"
    r"(?:for|in|to) (?:people|patients|women|men|children|those|anyone) who have|"
    r"^(?:Please )?(?:[Bb]ring|[Pp]ack|[Rr]eport))),? (?P<items>[^:]+)$",
    re.IGNORECASE,
)
# "It can lead to problems such as A, B and C."
_SUCH_AS = re.compile(r"(?P<lead>[^,;:]+ (?:such as|including)) (?P<items>[^:]+)$")
# "Call us if you have one of these: A; B; C."
_ANNOUNCED = re.compile(r"(?P<lead>[^;:]{8,}): (?P<items>[^:]+)$")
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
    for rule in (_whichever, _led_by_if, _conditions, _verbs, _to_do, _included, _announced):
        if found := rule(sentence):
            return found
    return None


def _whichever(sentence: str) -> Listed | None:
    match = _IF_YOU.match(sentence)
    if match is None or in_brackets(sentence, match.start("items")):
        return None
    items = _items(match["items"], "or")
    return Listed(f"{match['lead']} any of these:", items) if items else None


def _led_by_if(sentence: str) -> Listed | None:
    """ "If you have A, B or C, call us." → "Call us if you have any of these: …" """
    match = _LED_BY_IF.match(sentence)
    if match is None or in_brackets(sentence, match.start("main")) or not ASKS.match(match["main"]):
        return None
    items = _items(match["items"], "or")
    lead = match["main"][0].upper() + match["main"][1:]
    return Listed(f"{lead} if {match['who']} any of these:", items) if items else None


def _verbs(sentence: str) -> Listed | None:
    """ "Call us if your child is A, has B or is C." """
    match = re.match(
        r"(?P<lead>[^;:]*\bif) "
        r"(?P<who>you|they|your child|your baby|the (?:[\w-]+ ){1,2}?[\w-]+) "
        rf"(?P<items>{_DOES} [^;:]+)$",
        sentence,
    )
    if match is None or in_brackets(sentence, match.start("items")):
        return None
    parts = re.split(rf",? or (?={_DOES} )|, (?={_DOES} )", match["items"].rstrip("."))
    if len(parts) < 3 or _CLAUSE_INSIDE_VERBS.search(match["items"]) or _FOR_ALL.search(parts[-1]):
        return None
    who = match["who"]
    return Listed(
        f"{match['lead']} any of these is true:",
        _capitalized([f"{who} {part}" for part in parts]),
    )


_DOES = (
    rf"(?:{FINITE}|bleeds?|coughs?|develops?|experiences?|faints?|feels?|gets?|loses?|needs?|"
    r"notices?|pass|passes|refuses?|see|sees|seems?|smokes?|takes?|uses?|vomits?|wears?)"
)


_CLAUSE_INSIDE_VERBS = re.compile(
    r", (?:you|please|do|it|the|they|we|call|tell|contact) | and (?=is|are|has|have)"
)


def _to_do(sentence: str) -> Listed | None:
    """ "It can be hard to read, watch TV and drive." → "It can be hard to: …" """
    match = re.match(
        rf"(?P<lead>[^;:()]*\bto) (?P<items>{DOES}\b(?:(?! to )[^,;:()])*, {DOES}\b[^;:()]+)$",
        sentence,
    )
    if match is None or in_brackets(sentence, match.start("items")) or RULED.match(sentence):
        return None
    parts = re.split(rf",? and (?={DOES}\b)|, (?={DOES}\b)", match["items"].rstrip("."))
    if len(parts) < 3 or any(", " in part for part in parts) or NEGATED.search(match["lead"]):
        return None
    if _RULES_MORE.search(match["items"]) or shares_its_end(" ".join(parts[:-1]), parts[-1]):
        return None
    return Listed(f"{match['lead']}:", _capitalized(parts))


_RULES_MORE = re.compile(rf"\b(?:if|unless|until|because|so that|(?:you|it|they|we) {FINITE})\b")


def _included(sentence: str) -> Listed | None:
    match = _INCLUDES.match(sentence) or _SUCH_AS.match(sentence)
    if match is None or in_brackets(sentence, match.start("items")) or RULED.match(sentence):
        return None
    if NEGATED.search(re.sub(r"not limited to", "", match["lead"])):
        return None
    if match["lead"].endswith(("such as", "including")) and (
        HAS_VERB.search(match["items"]) or not says_something(match["lead"])
    ):
        return None
    items = _items(match["items"], "and") or _items(match["items"], "or")
    if items is None:
        return None
    if _TELLS.search(match["lead"]) and any(
        HAS_VERB.search(item) and not _NAMES.match(item) for item in items
    ):
        return None
    return Listed(f"{match['lead']}:", items)


_TELLS = re.compile(
    r"\b(?:about|describes|explains|covers|who have|(?:affected|caused) by|check|monitor|measure|"
    r"explain)$"
)
# "How it is done" and "the problems that may come" name something, "it is done" does not.
_NAMES = re.compile(
    r"(?:What|How|Why|When|Where|Who|Whether|The|An?|Your|Any|If)\b"
    r"|.*\b(?:that|which|who|where|when|if|you (?:may|might|will|can|have))\b"
)


def _announced(sentence: str) -> Listed | None:
    """ "Call us if you have one of these: A; B; or C." Also with commas."""
    match = _ANNOUNCED.match(sentence)
    if match is None or in_brackets(sentence, match.start("items")):
        return None
    if not says_something(match["lead"]):
        return None
    items = _items(match["items"], "or") or _items(match["items"], "and")
    if items is None or any(CLAUSE.match(item) for item in items):
        return None
    return Listed(f"{match['lead']}:", items)


def _conditions(sentence: str) -> Listed | None:
    """ "Call us if A, if B or if C." """
    match = _IFS.match(sentence)
    if match is None or in_brackets(sentence, match.start("items")):
        return None
    parts = re.split(r",? or (?=if )|, (?=if )", match["items"].rstrip("."))
    if len(parts) < 3 or re.search(r", (?:you|please|do|it|the) ", match["items"]):
        return None
    return Listed(f"{match['lead']}:", _capitalized(parts))


def _items(text: str, joint: str) -> tuple[str, ...] | None:
    """The items of "A, B or C"; None when one may share its words with another."""
    text = text.rstrip(".")
    if in_brackets(text, len(text)):
        return None
    if _outside_brackets(text, "; "):
        parts = _split_at(text, "; ")
        parts[-1] = re.sub(r"^(?:and|or) ", "", parts[-1])
        stands = len(parts) > 2 and not any(_CLAUSE_INSIDE.search(part) for part in parts)
        return _capitalized(parts) if stands else None
    parts = _split_at(text, ", ")
    last = parts[-1]
    if last.startswith(f"{joint} "):
        parts[-1] = last.removeprefix(f"{joint} ")
    elif re.fullmatch(rf"[\w-]+ {joint} [\w-]+", last):
        parts[-1:] = last.split(f" {joint} ")
    elif f" {joint} " not in last:
        return None
    if len(parts) < 3:
        return None
    if sum(map(len, map(str.split, parts))) < 2 * len(parts) and text.count(" ") < LONGEST - 8:
        return None
    if _FOR_ALL.search(parts[-1]) or any(_CLAUSE_INSIDE.search(part) for part in parts):
        return None
    if any(_share_words(part, following) for part, following in pairwise(parts)):
        return None
    if any(_MORE_OF_THEM.search(part) for part in parts[:-1]):
        return None
    return _capitalized(parts)


# "…, changing the bone which can result in pain, stiffness": the list is inside the item.
_MORE_OF_THEM = re.compile(
    r"\b(?:which|that|who)\b.*\b(?:in|cause|causes|include|includes|as) [\w-]+$"
    r"|^(?!(?:having|being|losing|feeling|taking|getting)\b)[a-z]+ing (?:the|your|an?)\b"
)


def _share_words(part: str, following: str) -> bool:
    """Whether words of one item may be meant for the next, or for the one before, as well."""
    if _GOES_ON.match(part) or _GOES_ON.match(following):
        return True  # "the cause of your symptoms": it begins before the item
    if (
        _BARE.fullmatch(part)
        and _HAS_OWN_PLACE.search(_TWO.sub(r"\1 ", following))
        and not _HAPPENS_ELSEWHERE.match(following)
    ):
        return True  # "redness, swelling of the leg": redness of what?
    if _GRADED.match(part) and _BARE.fullmatch(following):
        return True  # "severe pain, swelling": is the swelling severe?
    if re.search(r" (?:and|or|in|of|the|your|with)$", part) or re.match(
        r"(?:and|or|but|if|when|which|who|including|such)\b", part
    ):
        return True
    # "pain in the neck, chest or belly, or a fever", "illnesses such as asthma, gout, …"
    return bool(re.fullmatch(r"(?:[\w-]+ )?[\w-]+ (?:or|and) [\w-]+|.*\b(?:such as|like) .*", part))


# Of "bowel diseases and diseases of the eye" only the second has a place.
_TWO = re.compile(r"^((?:[\w-]+ )+[\w-]+) (?:and|or) .*")
# These take their own place with them: "bleeding, infection of the mesh".
_HAPPENS_ELSEWHERE = re.compile(
    r"(?:(?:an?|or|and) )?(?:\w+ )?(?:blood clots?|collapse|damage|difficulty|failure|infections?|"
    r"injury|leakage|loss|narrowing|reactions?|recurrence|shortness|trouble) ",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"(?:of|to|in|on|for|by|with|from|alongside)\b")
_GRADED = re.compile(
    r"(?:severe|heavy|increased|increasing|excessive|persistent|new|sudden|worsening|more|unusual|"
    r"any|difficulty|problems|trouble|loss|signs|risk|changes|shortness|pain|damage|injury)\b.* ",
    re.IGNORECASE,
)


def _capitalized(parts: list[str]) -> tuple[str, ...]:
    return tuple(part[0].upper() + part[1:] for part in parts)


def _split_at(text: str, mark: str) -> list[str]:
    cuts = [at.start() for at in re.finditer(mark, text) if not in_brackets(text, at.start())]
    starts, ends = [0, *(cut + 2 for cut in cuts)], [*cuts, len(text)]
    return [text[start:end] for start, end in zip(starts, ends, strict=True)]


def _outside_brackets(text: str, mark: str) -> bool:
    return any(not in_brackets(text, at.start()) for at in re.finditer(re.escape(mark), text))

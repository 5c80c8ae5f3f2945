"""The items of a list inside a sentence: where each begins and ends, and whether it stands alone.

"Swelling or redness of the arm" is one item, for the arm may be meant for both, and a list with a
word alone before such an item is left as it is.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from explainer.plain.grammar import ASKS, FINITE, HAS_VERB, LONGEST, PERSON, in_brackets
from explainer.plain.lexicon import DRUG_CLASSES, DRUGS
from explainer.plain.wordlist import any_of, lazy

# One word alone, but for what has no place in the body.
_BARE = re.compile(
    r"(?!(?:fever|chills|vomiting|nausea|dizziness|fainting|breathlessness|shivering|confusion)$)"
    r"[\w-]+"
)
_HAS_OWN_PLACE = re.compile(r" (?:of|from|in|at|on|around|near|with|for|to|surrounding) ")
# Said at the end of a list, this may be meant for all of it.
FOR_ALL = re.compile(
    r" (?:within|during|after|before|following|until|unless|when|while|if|because|as)\b"
)
RELATIVE = re.compile(r"\b(?:that|which|who|whose|where|when|if|unless|how|what|why)\b.*")
WHERE = re.compile(
    r"^(?:(?! (?:that|which|who) ).)*? (?:on|at|by|using|through|via|from|into|in|with|to|for) "
)
_HOW_OFTEN = re.compile(r" (?:every|each|daily|hourly|once|twice|\w+ times) ?")
_CLAUSE_INSIDE = lazy(
    rf"(?:^|, )(?:and|or|but)? ?(?:you|it|this|they|we|please)\b|^(?:{FINITE}|if|when)\b"
)


class Listed(NamedTuple):
    """A sentence as a list."""

    lead: str
    items: tuple[str, ...]


class Alike(NamedTuple):
    """A list whose items open alike: "a fever, a rash or a cough"."""

    lead: str
    """What stands before the first item."""
    items: tuple[str, ...]
    joint: str
    """ "and" or "or"."""


def items_of(text: str, joint: str) -> tuple[str, ...] | None:
    """The items of "A, B or C"; None when one may share its words with another."""
    text = text.rstrip(".")
    if in_brackets(text, len(text)):
        return None
    if outside_brackets(text, "; "):
        parts = split_at(text, "; ")
        parts[-1] = re.sub(r"^(?:and|or) ", "", parts[-1])
        stands = len(parts) > 2 and all(parts) and not any(map(_CLAUSE_INSIDE.search, parts))
        return capitalized(parts) if stands else None
    parts = split_at(text, ", ")
    last = parts[-1]
    if last.startswith(f"{joint} "):
        parts[-1] = last.removeprefix(f"{joint} ")
    elif re.fullmatch(rf"[\w-]+ {joint} [\w-]+", last) or _ends_in_two(last, joint):
        parts[-1:] = last.split(f" {joint} ", 1)
    elif f" {joint} " not in last:
        return None
    if len(parts) < 3 or not all(parts):
        return None
    if sum(map(len, map(str.split, parts))) < 2 * len(parts) and text.count(" ") < LONGEST - 8:
        return None
    if FOR_ALL.search(parts[-1]) or not stand_alone(parts):
        return None
    if _HOW_OFTEN.search(parts[-1]) and not _HOW_OFTEN.search(" ".join(parts[:-1])):
        return None
    return capitalized(parts)


def _ends_in_two(last: str, joint: str) -> bool:
    """Whether "A or B" is two items, for B brings its own words."""
    _, *seconds = last.split(f" {joint} ")
    other = re.match(r"(?:any )?(?:other|another) ", seconds[0]) if seconds else None
    return bool(other or (len(seconds) == 1 and _OWN_WORDS.match(seconds[0])))


def stand_alone(parts: list[str]) -> bool:
    """Whether no item says anything that may be meant for another, and none is a clause."""
    return not (
        any(_CLAUSE_INSIDE.search(part) for part in parts)
        or len({bool(_ASKED.match(part)) for part in parts}) > 1
        or any(_share_words(part, following) for part, following in pairwise(parts))
        or any(_MORE_OF_THEM.search(part) for part in parts[:-1])
        or any(map(_LIKE_THE_LAST.match, parts))
    )


# "The joint, as in a frozen shoulder": no item of its own.
_LIKE_THE_LAST = re.compile(r"(?:as in|such as|like|for example|for instance|including)\b")
# "You notice that the leg is cold, pale or numb": what is noticed goes on.
_ASKED = re.compile(r"(?:that|whether|if)\b")
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
        and _HAS_OWN_PLACE.search(_TWO.sub(r"\1 ", RELATIVE.sub("", following)))
        and not _HAPPENS_ELSEWHERE.match(following)
    ):
        return True  # "redness, swelling of the leg": redness of what?
    if _GRADED.match(part) and _BARE.fullmatch(following):
        return True  # "severe pain, swelling": is the swelling severe?
    if _HIDES.search(part) and _FEW.fullmatch(following):
        return True  # "the risks of bleeding, infection": the list is of risks
    if re.search(r" (?:and|or|in|of|the|your|with)$", part) or re.match(
        r"(?:and|or|but|if|when|which|who|including|such|either|both|usually|often|mainly)\b", part
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
_HIDES = re.compile(
    r"\b(?:risks?|chances?|danger|signs?|symptoms?|causes?|loss|history|sense|feeling|types?|kinds?|"
    r"levels?|amounts?|number|size|use|removal|damage|injury|harm|changes?|pain|cancer|diseases?|"
    r"problems?) (?:of|in|to|with|from) (?:[\w-]+ )?[\w-]+$"
)
_FEW = re.compile(r"[\w-]+(?: (?:and|or) [\w-]+)?")
_GRADED = re.compile(
    r"(?:severe|heavy|increased|increasing|excessive|persistent|new|sudden|worsening|more|unusual|"
    r"any|difficulty|problems|trouble|loss|signs|risk|changes|shortness|pain|damage|injury)\b.* ",
    re.IGNORECASE,
)

# Behind "or" these begin something else than what stands before it.
_OWN_WORDS = lazy(
    rf"(?:an?|the|your|any|other|another|how|what|when|where|whether|why|who)\b|{_GRADED.pattern}"
)

_OPENING = lazy(
    r"\b(?:(?P<a>an?)|(?P<the>the)|(?P<your>your|my|our|their|its|his|her)|(?P<any>any|some|all|"
    r"another|other|one|two|three|four|five|six|several|more|\d[\d.,%]*)"
    rf"|(?P<drug>{any_of(DRUGS | DRUG_CLASSES)})"
    r"|(?P<ing>(?!(?:during|following|including|according|morning|evening|\w+thing)\b)"
    r"[a-z]*[aeiouy][a-z]*ing))\b",
    re.IGNORECASE,
)


def alike(parts: list[str], start: int) -> Alike | None:
    """The list that begins somewhere in the first of these parts, which stood between commas.

    Every item has to open alike, with an article or the like or else with "…ing", and so that the
    first can begin in one place only, at or behind `start`: "pain in the neck, the chest or the
    belly" has two places.
    """
    found = _with_last_parted(parts)
    if found is None:
        return None
    first, *others, joint = found
    if len(others) < 2 or any(RELATIVE.sub("", other) == "" for other in others):
        return None
    openings = [_opening(other) for other in others]
    doing = "ing" in openings
    if not all(openings) or (doing and set(openings) != {"ing"}):
        return None
    places = [at for at in _OPENING.finditer(first, max(start, 1)) if _may_open(first, at, doing)]
    if not places or _TAKES_NONE.search(first[: places[0].start()]):
        return None
    head, *inner = places
    earlier = [at for at in _OPENING.finditer(first, 1, head.start()) if _kind(at) in openings]
    if earlier and (_kind(head) not in openings or _CLAUSE_OPENS.search(first[: head.start()])):
        return None  # "a pump that moves the fluid, a battery and a filter"
    if doing and not _TAKES_DOING.search(first[: head.start()]):
        return None  # "They work with you, getting you up and walking with you"
    if any(_kind(at) in openings for at in inner) and not doing:
        before = re.search(r"\w+ $", first[: inner[0].start()])
        if before is None or not all(f" {before.group()}" in other for other in others):
            return None  # but "the size of the heart, the movement of its walls, …"
    if _kind(head) not in openings and _PREPOSITION.search(first[: head.start()]):
        return None  # "pads on your chest, a cuff around your arm and a peg on your finger"
    items = [first[head.start() :], *others]
    if _IN_ALL.match(items[0]):
        return None  # "three bones, the …"
    if any(HAS_VERB.search(RELATIVE.sub("", item)) for item in items):
        return None
    if any(map(ASKS.match, items)) or sum(1 for item in items if _is_person(item)) > 1:
        return None  # "your doctor, a specialist" may be one person
    return Alike(first[: head.start()].rstrip(), capitalized(items), joint)


_PREPOSITION = re.compile(r"\b(?:around|behind|in|into|of|on|onto|over|to|under|with) $")
_CLAUSE_OPENS = re.compile(r"\b(?:that|which|who|where)\b")
_TAKES_DOING = re.compile(
    r"\b(?:avoid|stop|finish|includes?|involves?|means?|of|about|from|with|without|by|for|in|on) $",
    re.IGNORECASE,
)
_IN_ALL = re.compile(
    r"(?:two|three|four|five|six|several|some|all|\d+|the (?:following|two|three|four|five)) "
    r"(?:[\w-]+ ){0,2}[\w-]+s$"
)


def _is_person(item: str) -> bool:
    return PERSON.search(RELATIVE.sub("", item)) is not None


def _with_last_parted(parts: list[str]) -> list[str] | None:
    """The parts with "and" or "or" taken from before the last item, and that word behind them."""
    for at in range(1, len(parts)):
        if lead := re.match(r"(and|or) (?=\w)", parts[at]):
            last = ", ".join([parts[at][lead.end() :], *parts[at + 1 :]])
            nested = all(not _opening(part) for part in parts[at + 1 :])
            return [*parts[:at], last, lead.group(1)] if nested else None
    joints = [
        at for at in re.finditer(r" (and|or) (?=\w)", parts[-1]) if _opening(parts[-1][at.end() :])
    ]
    if len(joints) != 1 or len(parts) < 2:
        return None
    last, joint = parts[-1], joints[0]
    return [*parts[:-1], last[: joint.start()], last[joint.end() :], joint.group(1)]


def _opening(item: str) -> str:
    match = _OPENING.match(item)
    return _kind(match) if match else ""


def _kind(match: re.Match[str]) -> str:
    return match.lastgroup or ""


def _may_open(text: str, at: re.Match[str], doing: bool) -> bool:
    return (_kind(at) == "ing") == doing and not in_brackets(text, at.start())


# Behind these words begins no list, or only a part of one.
_TAKES_NONE = re.compile(
    r"\b(?:and|or|but|than|as|not|both|either|neither|nor|only|that|if|when|while|because|until|"
    r"till|unless|before|after|since|by|during|per|within|over|every|is|are|was|were|be|been|"
    r"being|like|so|how|what|the|an?|your|all|half|very|too|more|most|just) $",
    re.IGNORECASE,
)


def capitalized(parts: list[str]) -> tuple[str, ...]:
    """Each with a capital first."""
    return tuple(part[0].upper() + part[1:] for part in parts)


def split_at(text: str, mark: str) -> list[str]:
    """The parts of `text` between the marks that stand outside brackets."""
    cuts = [at.start() for at in re.finditer(mark, text) if not in_brackets(text, at.start())]
    starts, ends = [0, *(cut + 2 for cut in cuts)], [*cuts, len(text)]
    return [text[start:end] for start, end in zip(starts, ends, strict=True)]


def outside_brackets(text: str, mark: str) -> bool:
    """Whether the mark stands anywhere outside brackets."""
    return any(not in_brackets(text, at.start()) for at in re.finditer(re.escape(mark), text))

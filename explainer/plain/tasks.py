"""Lists of things to do, or not to do."""

from __future__ import annotations

import re

from explainer.plain.grammar import (
    ASKS,
    FINITE,
    LONGEST,
    NEGATED,
    RULED,
    STILL_NEGATIVE,
    in_brackets,
    is_long,
    shares_its_end,
)
from explainer.plain.items import Listed, capitalized, outside_brackets, split_at
from explainer.plain.verbs import DOES, LETS_OTHERS
from explainer.plain.wordlist import lazy

_RULES_MORE = lazy(rf"\b(?:if|unless|until|because|so that|(?:you|it|they|we) {FINITE})\b")


_AND_DO = lazy(rf",? and (?={DOES}\b)|, (?={DOES}\b)")


_TO_DO = lazy(
    rf"(?P<lead>[^;:()]*\bto) (?P<items>{DOES}\b(?:(?! to )[^,;:()])*, {DOES}\b[^;:()]+)$"
)


def to_do(sentence: str) -> Listed | None:
    """ "It can be hard to read, watch TV and drive." → "It can be hard to: …" """
    match = _TO_DO.match(sentence)
    if match is None or in_brackets(sentence, match.start("items")):
        return None
    parts = _AND_DO.split(match["items"].rstrip("."))
    if len(parts) < 3 or any(", " in part for part in parts) or NEGATED.search(match["lead"]):
        return None
    if any(part.startswith("have ") for part in parts[1:]):
        return None  # "if they are able to drink, have eaten and have no pain"
    if RULED.match(sentence) and ", " not in match["lead"]:
        return None  # "If you forget to take one, do not take two and tell us"
    if _RULES_MORE.search(match["items"]) or shares_its_end(" ".join(parts[:-1]), parts[-1]):
        return None
    return Listed(f"{match['lead']}:", capitalized(parts))


_NOT_TO_DO = lazy(
    r"(?P<lead>(?:[^;:]*?, )?(?:[Dd]o not|[Dd]on['’]t|[Nn]ever|(?:[Yy]ou|[Pp]eople|[Tt]hey) "
    r"(?:must|should|may|can|will)(?: not|n['’]t| never)|(?:[Yy]ou|[Tt]hey) cannot)) "
    rf"(?P<items>{DOES}\b[^;:]+)$"
)
# How long none of it may be done, said once for all.
HOW_LONG = re.compile(
    r" (?:(?:for|during|within|in) (?:at least |about |up to |the first |the next )?"
    r"(?:\d+|one|two|three|four|five|six|seven|eight|ten|twelve|several) "
    r"(?:hours?|days?|weeks?|months?|minutes?)(?: (?:after|before|following) [^,]*?)?"
    r"|until the (?:next|following) (?:day|morning)|until the (?:day|morning) after [^,]*"
    r"|(?:before|after) (?:the|your|this) (?:[\w-]+ )?(?:test|surgery|operation|procedure|scan|"
    r"biopsy|treatment|injection))"
    r"(?: unless (?:we|you|your \w+|told|the \w+) [^,]*)?$"
)


_DOES = lazy(rf"{DOES}\b")


_OR_DO = lazy(rf"^or | or (?={DOES}\b)")


def not_to_do(sentence: str) -> Listed | None:
    """ "Do not drive, drink or smoke." → "Do not do any of these: …" """
    match = _NOT_TO_DO.match(sentence.rstrip("."))
    if match is None or in_brackets(sentence, match.start("items")):
        return None
    text, tail = match["items"], ""
    if long := HOW_LONG.search(text):
        text, tail = text[: long.start()], long.group()
    parts = [part for piece in split_at(text, ", ") for part in _OR_DO.split(piece)]
    parts = [part for part in parts if part]
    if len(parts) < 3 or not re.search(r",? or (?!.*, )", text):
        return None
    if not all(_DOES.match(part) for part in parts) or _RULES_MORE.search(text):
        return None
    if _RULED_ONCE.search(match["items"]) or shares_its_end(" ".join(parts[:-1]), parts[-1]):
        return None
    if any(" or " in part for part in parts) or (
        _IN_PLACE.search(parts[-1]) and not any(map(_IN_PLACE.search, parts[:-1]))
    ):
        return None
    return Listed(f"{match['lead']} do any of these{tail}:", capitalized(parts))


_IN_PLACE = re.compile(r" (?:in|on|at|near|inside) (?:the|this|that|your|our) ")
_RULED_ONCE = re.compile(
    r"\b(?:and|but|so|not|as|since|when|while|whether|that|which|who|except)\b"
)


def steps(sentence: str) -> Listed | None:
    """ "If the tube breaks, fold it, clamp it and call us." → "If the tube breaks, do …" """
    match = re.match(
        r"(?P<lead>(?:If|Should|When|Once|After|Before|Every|On|At|In) [^,;:()]+), "
        r"(?P<items>[^;:]+)$",
        sentence,
    )
    if match is None or sentence.count(" ") < LONGEST or not _ASKS_TOO.match(match["items"]):
        return None
    parts = _asked(match["items"].rstrip("."))
    if parts is None or len(parts) < 3 or any(map(NEGATED.search, parts)):
        return None
    return Listed(f"{match['lead']}, do all of these:", capitalized(parts))


def requests(sentence: str) -> tuple[str, ...] | None:
    """ "Go home, rest and call us." → a sentence for each thing that is asked."""
    if not is_long(sentence) or not ASKS.match(sentence):
        return None
    parts = _asked(sentence.rstrip("."))
    return tuple(f"{part}." for part in capitalized(parts)) if parts and len(parts) > 2 else None


_ASKS_TOO = lazy(
    rf"(?:{ASKS.pattern}|{DOES}(?: (?:up|off|out|down|back|away))? "
    r"(?:it|the|your|an?|this|them|us|that|any|all|help|emergency)\b"
    r"|(?!(?:in|on|to|with|for|at|of|by|from|and|or|as|so|if|that|when|is|until)\b)"
    r"[a-z]+ (?:it|them)\b)",
    re.IGNORECASE,
)


_AND_ASKED = lazy(rf" and (?:then )?(?={_ASKS_TOO.pattern})")


def _asked(text: str) -> list[str] | None:
    """The requests in "fold it, clamp it and call us"; None when one may be part of another."""
    if outside_brackets(text, "; "):
        return None
    parts: list[str] = []
    for piece in split_at(text, ", "):
        bare = re.sub(r"^(?:and )?(?:then )?", "", piece)
        if _ASKS_TOO.match(bare):
            parts += _AND_ASKED.split(bare)
        elif parts:
            parts[-1] += f", {piece}"
        else:
            return None
    if any(_NOT_ONE.search(part) for part in parts[:-1]):
        return None
    if min(part.count(" ") for part in parts) < 1 or _THEN_TOO.search(parts[-1]):
        return None  # "eat, drink and rest as usual on that day"
    said = re.sub(r" (?:that|how|what|whether) .*", "", parts[-1])
    if any(" or " in part for part in parts) or shares_its_end(" ".join(parts[:-1]), said):
        return None
    negated = [bool(_DO_NOT.match(part)) for part in parts]
    for first, second, part in zip(negated, negated[1:], parts[1:], strict=False):
        if first and not second and not STILL_NEGATIVE.match(part):
            return None  # "do not eat, drink and smoke"
    return parts


_THEN_TOO = re.compile(
    r" (?:on (?:the|that|each)\b.*\b(?:day|morning|evening|night)\b|on \w+day|at (?:night|bedtime)"
    r"|as (?:usual|normal|before)|today|tomorrow|tonight|again|too|together)\b[^,]*$"
)
_DO_NOT = re.compile(r"(?:please )?(?:(?:then )?do not|don['’]t|never)\b", re.IGNORECASE)
_NOT_ONE = lazy(
    rf"(?!(?<=you )have\b)(?:{LETS_OTHERS.pattern})"
    r"|\b(?:if|unless|until|while|who|which|because|whether)\b",
    re.IGNORECASE,
)


def also(sentence: str) -> tuple[str, ...] | None:
    """ "Bring a pillow, along with A and B." → "Bring a pillow. Also bring A and B." """
    match = re.match(
        r"(?P<first>(?:Please )?(?P<ask>[Bb]ring|[Pp]ack) [^;:]+?),? "
        r"(?:along with|together with|as well as) (?P<second>[^;:]+)$",
        sentence,
    )
    if match is None or sentence.count(" ") < LONGEST - 4 or _RULES_MORE.search(match["second"]):
        return None
    if in_brackets(sentence, match.start("second")):
        return None
    return f"{match['first']}.", f"Also {match['ask'].lower()} {match['second']}"

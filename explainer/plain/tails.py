"""Cutting off what hangs behind the last comma and speaks of what was said: "none of which …"."""

from __future__ import annotations

import re
from collections.abc import Callable

from explainer.plain.grammar import (
    ASKS,
    CLAUSE,
    HAS_VERB,
    SEVERAL_S,
    VERB,
    as_sentence,
    asks,
    in_brackets,
    is_long,
    names_several,
)
from explainer.plain.predicates import has_main, own_verbs, stands_alone
from explainer.plain.verbs import PARTICIPLE
from explainer.plain.wordlist import lazy

_Said = Callable[[re.Match[str], str], str | None]
_COMMA = re.compile(r",? [–—-] |, | \((?=(?:all|most|some|many|few|none) of which)")
_MAIN_GOES_ON = lazy(rf", (?:and |or |but )?(?:\w+ly )?{VERB}\b|, (?:as well|together|along) ")


def tail(sentence: str) -> tuple[str, ...] | None:
    """ "A, none of which is B." → "A. None of these is B." and its like, at the first one."""
    if not is_long(sentence):
        return None
    for comma in _COMMA.finditer(sentence):
        first, rest = sentence[: comma.start()], sentence[comma.end() :]
        if in_brackets(sentence, comma.start()) or ":" in rest or ";" in sentence:
            continue
        if comma.group() == " (":
            if not re.search(r"^[^()]*\)\.$", rest):
                continue
            rest = rest.replace(")", "")
        for pattern, words in _TAILS:
            match = pattern.match(rest)
            goes_on = match and words is not _to_be and _goes_on(match["rest"])
            if match is None or goes_on or not has_main(first):
                continue
            if (said := words(match, first)) is not None:
                return as_sentence(first), as_sentence(said)
    return None


def _goes_on(rest: str) -> bool:
    """Whether the main clause, or a list in it, seems to go on behind what hangs in between."""
    joined = re.search(r", (?:and|or|but) ([^,]*)$", rest)
    return bool(_MAIN_GOES_ON.search(rest) or (joined and not stands_alone(joined[1])))


def _these(match: re.Match[str], _first: str) -> str | None:
    who = "them" if match["whom"] == "whom" else "these"
    if re.match(r"(?:is|was|has)\b", match["rest"]) and match["how"] in {
        "all",
        "half",
        "most",
        "some",
    }:
        who = "this"  # "an hour, most of which is spent waiting"
    return f"{match['how']} of {who} {match['rest']}"


def _its_part(match: re.Match[str], first: str) -> str | None:
    """ "…, the cause of which is unknown." → "The cause of this is unknown." """
    named = re.search(r"\b(?:and|or) (?P<thing>an? (?:[\w-]+ ){0,3}[\w-]+(?: \([^()]*\))?)$", first)
    several = re.search(rf"{SEVERAL_S}(?: below| above)?$", first) or re.match(
        r"(?:are|were|have)\b", match["rest"]
    )
    what = named["thing"] if named else "these" if several else "this"
    return f"{match['part']} {match['word']} {what} {match['rest']}"


_TIME = re.compile(r"\b(?:seconds|minutes|hours?|days?|weeks?|months?|years?|night)$")
_PLACE = re.compile(
    r"\b(?:area|room|unit|clinic|hospital|ward|department|theat(?:er|re)|cent(?:er|re)|office|home|"
    r"bay|lab|table)(?: [\w-]+){0,5}$"
)
_A_THING = re.compile(
    r"\b(?:an?|one) (?:[\w-]+ ){0,3}?(?P<thing>[a-z-]+[^\Ws])"
    r"(?: (?:\d|of |in |on |at |under |for )[^,]*)?(?P<aside>, \w+ed [^,]*)?$"
)


def _linked(match: re.Match[str], first: str) -> str | None:
    """ "…, after which you may go." → "After this, you may go." """
    link, rest = match["link"], match["rest"]
    verbs = own_verbs(rest)
    if not (verbs and verbs[0].start()) and not ASKS.match(rest):
        return None
    if link == "when" and not verbs[0].group().startswith("will"):
        return None  # "when" may be a condition, not with "will"
    if link == "during which" and not _TIME.search(first):
        return None
    if link == "where":
        return f"there, {rest}" if _PLACE.search(first) else None
    if link in _LINKS:
        return f"{_LINKS[link]} {rest}"
    several = re.search(
        r"\b(?:two|three|four|five|several|small|these) (?:[\w-]+ )?[\w-]+s\b", first
    )
    thing = _A_THING.search(first)
    preposition = link.split()[0]
    if several and (thing is None or several.start() > thing.start()):
        return f"{preposition} these, {rest}"
    if thing is None:
        return None
    this = f"this {thing['thing']}" if thing["aside"] else "this"
    return f"{preposition} {this}, {rest}"


_SEVERAL = re.compile(r"\b(?:two|three|four|five|several|small|these) (?:[\w-]+ )?[\w-]+s\b")
_LINKS = {
    "after which": "after this,",
    "following which": "after this,",
    "before which": "before this,",
    "at which point": "at that point,",
    "at which time": "at that time,",
    "in which case": "in that case,",
    "in which event": "in that case,",
    "during which": "during this time,",
    "during which time": "during this time,",
    "whereby": "with this,",
    "when": "at that time,",
    "of which": "of these,",
}


def _each(match: re.Match[str], first: str) -> str | None:
    return f"each is {match['rest']}" if re.search(rf"{SEVERAL_S}\b", first) else None


def _reason(match: re.Match[str], _first: str) -> str | None:
    rest = match["rest"]
    return f"this is because {rest}" if own_verbs(rest) and CLAUSE.match(rest) else None


def _cause(match: re.Match[str], _first: str) -> str | None:
    if HAS_VERB.search(match["rest"]):
        return None
    return f"this is because of {match['rest']}"


def _being(match: re.Match[str], _first: str) -> str | None:
    """ "…, the dye being harmful." → "The dye is harmful." """
    be = "are" if names_several(match["who"]) or " and " in match["who"] else "is"
    return f"{match['who']} {be} {match['rest']}"


def _to_be(match: re.Match[str], first: str) -> str | None:
    """ "…, to be taken at noon." → "This is to be taken at noon." """
    if (
        asks(first)
        or _OTHERS.match(first)
        or "," in first
        or _LETS.search(first)
        or HAS_VERB.search(match["rest"])
    ):
        return None
    return f"this is {match[0]}"


_OTHERS = re.compile(r"(?:Anyone|People|Patients|Some|Those)\b")  # not the reader, perhaps
_LETS = re.compile(r"\b(?:allow|permit|enable|cause|need|require|expect|want|ask|order)(?:s|ed)?\b")


def _whose(match: re.Match[str], _first: str) -> str | None:
    return f"the {match['things']} {match['rest']}"


_TAILS: tuple[tuple[re.Pattern[str], _Said], ...] = tuple(
    (re.compile(pattern), words)
    for pattern, words in (
        (
            r"(?P<how>none|each|any|neither|either|both|all|most|some|many|few|several|one|two|"
            r"three|half|a few|almost all|nearly all) of (?P<whom>which|whom) "
            rf"(?P<rest>(?:\w+ly )?(?:{VERB}|[a-z]+)\b[^;:]*)$",
            _these,
        ),
        (
            r"(?P<part>the (?:[\w-]+ ){0,2}[\w-]+) (?P<word>of|for|to) which "
            rf"(?P<rest>(?:\w+ly )?(?:{VERB}|[a-z]+)\b[^;:]*)$",
            _its_part,
        ),
        (
            rf"(?P<link>{'|'.join(sorted(_LINKS, key=len, reverse=True))}|(?:through|with|from|by|"
            rf"into|on) which|where),? (?P<rest>[^;:]*)$",
            _linked,
        ),
        (rf"to be (?P<rest>{PARTICIPLE} [^;:]*)$", _to_be),
        (r"each (?P<rest>(?!of\b|with\b|\w+ing\b|\w+ed\b)[^,;:]*)$", _each),
        (r"for (?P<rest>(?!most|many|some|those|people|patients|you\b)[^,;:]*)$", _reason),
        (r"(?:given|owing to|due to|because of|on account of) (?P<rest>(?!that\b)[^;:]*)$", _cause),
        (
            r"(?P<who>(?:the|an?|your|its|their|our) (?:[\w-]+ ){0,4}?[\w-]+) being "
            r"(?P<rest>[^,;:]*)$",
            _being,
        ),
        (
            r"with (?P<things>(?:[\w-]+ )?[a-z-]+[^\Wsu]s) (?:that|which) (?P<rest>range\b[^;:]*)$",
            _whose,
        ),
    )
)

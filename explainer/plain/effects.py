"""Cutting off what a participle adds: "…, reducing pain", "…, keeping it dry", "…, being thin"."""

from __future__ import annotations

import re

from explainer.plain.grammar import (
    ASKS,
    FINITE,
    GOVERNED,
    HAS_VERB,
    LONG_NOUN,
    NEGATED,
    NOUN,
    PERSON,
    RULED,
    WEAKENED,
    as_sentence,
    asks,
    in_brackets,
)
from explainer.plain.inflect import verb_forms
from explainer.plain.verbs import PARTICIPLE, THIRD, base_of
from explainer.plain.wordlist import lazy, words_of

# What one thing does to another; the subject of "waiting" or "monitoring" would be a person.
_EFFECTS = words_of(
    "abolish allow block bring cause correct create damage decrease delay destroy ease "
    "eliminate enable end ensure expose facilitate force form give help improve increase "
    "irritate lead leave limit loosen lower make mean minimize narrow obscure open permit "
    "prevent produce protect provide put raise reduce release relieve remove require restore "
    "result reveal shorten slow stabilize stop strengthen support tighten trigger weaken widen "
    "worsen"
)
_SUBJECT = rf"{LONG_NOUN}(?:(?:and|or) {NOUN})?"
# What the thing does of which the sentence speaks, and not what follows from all that it says.
_HAPPENING = words_of(
    "affect appear begin extend last occur peak range reach rise spread start vary"
)
_PRESENT = lazy(
    rf"^(?!.*\b(?:was|were|had|did)\b).*\b(?:is|are|will|do|become|becomes|has|have|{THIRD})\b"
)
_STARTS_A_CLAUSE = r"(?i:the|an?|it|this|they|these|your|you|we|he|she|each|every|one|some)"
_MAYBE = re.compile(r"\b(?:may|might|can|could)\b")
_DUTY = re.compile(r"\b(?:have|has|need|needs|asked|required|able) to\b")


def effect(sentence: str) -> tuple[str, ...] | None:
    """ "…, thereby reducing pain." → "… This reduces pain." Only where the cause is certain."""
    match = _EFFECT.match(sentence) or _MAKING_IT.match(sentence)
    if match is None or not (found := _what_follows(match, sentence)):
        return None
    if (WEAKENED.search(found) and not match["surely"]) or _MAYBE.search(found):
        return None
    if not _PRESENT.search(found) and not match["rest"].startswith(" that "):
        return None
    return as_sentence(match["first"]), as_sentence(f"This {_all_in(match, 1)}")


def possible_effect(sentence: str) -> tuple[str, ...] | None:
    """ "It may burst, causing pain." → "It may burst. This may cause pain." """
    match = _EFFECT.match(sentence)
    if match is None or not (found := _what_follows(match, sentence)):
        return None
    maybe = _MAYBE.findall(found)
    if len(maybe) != 1 or WEAKENED.search(_DUTY.sub("", _MAYBE.sub("", found))):
        return None
    return as_sentence(match["first"]), as_sentence(f"This {maybe[0]} {_all_in(match, 0)}")


_EFFECT = re.compile(
    r"(?P<first>.+), (?P<surely>(?:thereby |thus |hence |therefore )?)"
    r"(?P<verb>\w+ing)\b(?P<rest> [^;:]*)$"
)
_MAKING_IT = re.compile(
    r"(?P<first>.+?) (?P<surely>)(?P<verb>making)(?P<rest> it (?:difficult|hard|easier|easy|harder|"
    r"impossible|painful|more)\b[^;:]*)$"
)


def _what_follows(match: re.Match[str], sentence: str) -> str | None:
    """The clause that has this effect, when it is one that can have it."""
    if base_of(match["verb"]) not in _EFFECTS or in_brackets(sentence, match.start("verb")):
        return None
    found = re.split(r"; ", match["first"])[-1]
    if RULED.match(sentence) or _BARE_NAME.match(found) or _RISK.search(found):
        return None  # "Loose stitches, causing pain": the name of a problem
    return None if _STOPS.match(match["verb"] + match["rest"]) else found


# What comes of a risk may not come: "a risk that the nerve is cut, leaving you hoarse".
_RISK = re.compile(
    r"\b(?:risks?|chances?|possibility|danger|likelihood|probability)(?:, (?:[^,]|,\d)*,)? "
    r"(?:of|that)\b"
)
_BARE_NAME = lazy(rf"(?!(?:{_STARTS_A_CLAUSE})\b)(?!.*\b{FINITE}\b)[\w'’ -]* {THIRD}$")
# "…, stopping 2 cm short of the groin" has the subject of the verb before it.
_STOPS = re.compile(
    r"(?!leading|resulting)\w+ing(?: \w+ly)?(?= (?:\d|in|on|at|from|to|by|with|for|of|until|before|"
    r"after|about|around|just|short|close|near|over|under)\b)"
)


def _all_in(match: re.Match[str], form: int) -> str:
    """The verb of the effect, and others joined to it, in this form."""

    def also(second: re.Match[str]) -> str:
        base = base_of(second[2])
        return f"{second[1]} {verb_forms(base)[form]}" if base in _EFFECTS and base else second[0]

    rest = re.sub(r"\b(and|or) (\w+ing)\b", also, match["rest"])
    return verb_forms(base_of(match["verb"]) or "")[form] + rest


def request(sentence: str) -> tuple[str, ...] | None:
    """ "Lift the arm, keeping it straight." → "Lift the arm. Keep it straight." """
    match = re.match(
        r"(?P<first>[^;:()]+(?:\([^()]*\)[^;:()]*)*), (?P<no>not )?(?P<verb>[a-z]+ing) "
        r"(?P<rest>(?:only |just )?(?:the|your|an?|it|them|any|all|this|these|each|every|care|sure|"
        r"plenty)\b[^;:]*)$",
        sentence,
    )
    if match is None or not _REQUEST.match(match["first"]) or sentence.count(" ") < _TIRING:
        return None
    first, base = match["first"], base_of(match["verb"])
    if base is None or match["verb"] in _NO_VERB or RULED.match(sentence):
        return None
    if NEGATED.search(first) or GOVERNED.search(first) or _CONDITION.search(match["rest"]):
        return None
    if _ONE_OF_SEVERAL.search(first):
        return None
    rest = _AND_DOING.sub(_and_do, match["rest"])
    if _AND_DOING.search(rest) or (match["no"] and rest != match["rest"]):
        return None
    asked = f"do not {base}" if match["no"] else base
    return as_sentence(first), as_sentence(f"{asked} {rest}")


# "letting it run and patting them dry", but "keeping it from tearing and bleeding"
_AND_DOING = re.compile(
    r"\b(?P<joint>and|or|then) (?P<verb>\w+ing) "
    r"(?=(?:the|your|an?|it|them|any|all|this|these|each|every)\b)"
)


def _and_do(second: re.Match[str]) -> str:
    base = base_of(second["verb"])
    return f"{second['joint']} {base} " if base else second.group()


_TIRING = 11
_REQUEST = lazy(
    rf"(?:(?:After|Before|During|At|On|In|For|Throughout) [^,]*, )?(?:please )?{ASKS.pattern}",
    re.IGNORECASE,
)
_CONDITION = re.compile(r"\b(?:if|unless|when|whenever|until|once|should|provided|except)\b")
_ONE_OF_SEVERAL = re.compile(r", \w+ing\b|\b(?:and|or) \w+ing\b|\b(?:when|while|by|before|after)$")
_NO_VERB = words_of("including following depending concerning regarding according being having")


_BEING = lazy(
    rf"(?P<first>(?P<subject>{_SUBJECT})(?P<be>is|are)\b[^;:]*), "
    rf"(?P<ing>being|having (?=(?:not )?(?:been )?{PARTICIPLE}\b)) ?(?P<rest>[^,;:]*)$"
)


def subject_being(sentence: str) -> tuple[str, ...] | None:
    """ "The sling is worn at night, being taken off to wash." → "… It is taken off to wash." """
    match = _BEING.match(sentence)
    if match is None or RULED.match(sentence) or in_brackets(sentence, match.start("rest")):
        return None
    if PERSON.search(match["subject"]) or GOVERNED.search(match["first"]):
        return None
    if re.search(r"\b(?:and|or) \w+ing\b", match["rest"]):
        return None  # "being rinsed with water and drying overnight"
    again, has = ("It", "has") if match["be"] == "is" else ("They", "have")
    verb = match["be"] if match["ing"] == "being" else has
    return as_sentence(match["first"]), f"{again} {verb} {match['rest']}"


def done(sentence: str) -> tuple[str, ...] | None:
    """ "It opens a channel, guarded by a flap." → "… This channel is guarded by a flap." """
    match = re.match(
        r"(?P<first>[^,;:]*\ban? (?:[\w-]+ ){0,3}?(?P<thing>[a-z-]+[^\Ws])), "
        rf"(?P<rest>(?:\w+ly )?(?P<verb>{PARTICIPLE}) (?:by|with|in|on|from|at|to|into|under|over|"
        rf"between|through) [^,;:]*)$",
        sentence,
    )
    if match is None or in_brackets(sentence, match.start("rest")) or asks(match["first"]):
        return None
    if RULED.match(sentence) or NEGATED.search(match["first"]) or match["verb"] in _NOT_DONE:
        return None
    if not _PRESENT.search(match["first"]):
        return None
    return as_sentence(match["first"]), f"This {match['thing']} is {match['rest']}"


_NOT_DONE = words_of(
    "compared based provided given combined coupled followed opposed added used taken"
)


_ALSO = re.compile(
    r"\b(and|or) (\w+ing)(?= (?:over|by|within|after|in|for|the|to|at|"
    r"through|from|until|up|down|on|with|every|between|towards?|off|out|an?|your|its)\b)"
)


def happening(sentence: str) -> tuple[str, ...] | None:
    """ "Reactions are rare, occurring in 1%." → "… They occur in 1%." """
    match = re.match(
        rf"(?P<first>(?P<subject>{_SUBJECT})(?P<verb>is|are|was|were)\b[^,;:]*), "
        rf"(?P<ing>\w+ing)\b(?P<rest> .*)$",
        sentence,
    )
    base = match and base_of(match["ing"])
    if match is None or base not in _HAPPENING or HAS_VERB.search(match["subject"]):
        return None
    again, form = ("It", 1) if match["verb"] in {"is", "was"} else ("They", 0)

    def also(second: re.Match[str]) -> str:
        other = base_of(second[2])
        return f"{second[1]} {verb_forms(other)[form]}" if other else second[0]

    rest = _ALSO.sub(also, match["rest"])
    return as_sentence(match["first"]), f"{again} {verb_forms(base)[form]}{rest}"

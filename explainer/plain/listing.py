"""A long list in a sentence becomes a list: an announcement, then its items one by one.

"Or" stays in the announcement as "any of these". What stands behind a list rules all its items, so
it goes into the announcement too, or there is no list.
"""

from __future__ import annotations

import re

from explainer.plain import cases, tasks
from explainer.plain.grammar import (
    ASKS,
    CLAUSE,
    HAS_VERB,
    LONGEST,
    MODAL,
    PERSON,
    RULED,
    SINGULAR,
    VERB,
    in_brackets,
    says_something,
    shares_its_end,
)
from explainer.plain.items import FOR_ALL, RELATIVE, WHERE, Alike, Listed, alike, items_of, split_at
from explainer.plain.verbs import BASE, DOES, THIRD
from explainer.plain.wordlist import lazy

_WORTH_LISTING = 14
"""Words from which a sentence that lists things is better made a list."""


_HAVE = (
    r"(?:also |suddenly |ever )?(?:notice|have|develop|develops|get|experience|experiences|see|"
    r"observe|feel|has|suffer from)(?: had)?"
)
_WHO = r"(?:you|your child|they|there is|there are)"
# "Call us if you notice …": what follows may be any one of these.
_IF_YOU = lazy(rf"(?P<lead>[^;:]*\b(?:if|when|whether|unless) {_WHO} {_HAVE}) (?P<items>[^;:]+)$")
# "If you notice A, B or C, call us."
_LED_BY_IF = lazy(
    rf"If (?P<who>{_WHO} {_HAVE}) (?P<items>[^;:]+), (?P<main>(?:please )?[a-z][^,;:]+)\.$"
)
# "Possible problems include A, B and C."
_INCLUDES = re.compile(
    r"(?P<lead>(?:[\w'’/-]+,? ){1,12}?(?:(?:include|includes)(?:,? but (?:are|is) not limited to|"
    r" \(but (?:are|is) not limited to\))?|depends? (?:up)?on|causes|"
    r"(?:can|may|might|could) (?:also )?(?:cause|involve)|involves|"
    r"(?:effects|risks|signs|symptoms|problems|complications|reasons|benefits|examples) "
    r"(?:(?!(?:you|they|we)\b)[\w-]+ ){0,4}?are(?! \w+ed\b)|"
    r"there (?:is|may be|can be) an? (?:[\w-]+ )?(?:risk|chance) of|"
    r"(?:tells? you|talk|talk to you|talk with you) about|(?:describes|explains|covers)|"
    r"(?:are|is) (?:affected|caused) by|(?:will|to) (?:closely )?(?:check|monitor|measure|explain)|"
    r"(?:for|in|to) (?:people|patients|individuals|women|men|children|those|anyone) "
    r"(?:who have|with)|"
    r"^(?:Please )?(?:[Bb]ring|[Pp]ack|[Rr]eport))),? (?P<items>[^:]+)$",
    re.IGNORECASE,
)
# "It can lead to problems such as A, B and C."
_SUCH_AS = re.compile(
    r"(?P<lead>[^,;:]+(?: such as| including|,? comprising|,? consisting of)) (?P<items>[^:]+)$"
)
# "Call us if you have one of these: A; B; C."
_ANNOUNCED = re.compile(r"(?P<lead>[^;:]{8,}): (?P<items>[^:]+)$")


def as_list(sentence: str) -> Listed | None:
    """The sentence as a list of two items or more; None where it is short, or not safe."""
    if sentence.count(" ") < _WORTH_LISTING - 1 or not _MAY_LIST.search(sentence):
        return None
    for rule in _RULES:
        if found := rule(sentence):
            return found
    return None


# No list without one of these.
_MAY_LIST = re.compile(r", .*\b(?:and|or) |; | or (?:if|because|for) ")


def _whichever(sentence: str) -> Listed | None:
    match = _IF_YOU.match(sentence)
    if match is None or in_brackets(sentence, match.start("items")):
        return None
    items = items_of(match["items"], "or")
    return Listed(f"{match['lead']} any of these:", items) if items else None


def _led_by_if(sentence: str) -> Listed | None:
    """ "If you have A, B or C, call us." → "Call us if you have any of these: …" """
    match = _LED_BY_IF.match(sentence)
    if match is None or in_brackets(sentence, match.start("main")) or not ASKS.match(match["main"]):
        return None
    items = items_of(match["items"], "or")
    lead = match["main"][0].upper() + match["main"][1:]
    return Listed(f"{lead} if {match['who']} any of these:", items) if items else None


def _included(sentence: str) -> Listed | None:
    match = _INCLUDES.match(sentence) or _SUCH_AS.match(sentence)
    if match is None or in_brackets(sentence, match.start("items")) or RULED.match(sentence):
        return None
    if match["lead"].endswith(("such as", "including", "comprising", "consisting of")) and (
        HAS_VERB.search(match["items"]) or not says_something(match["lead"])
    ):
        return None
    joint = "and"
    if (items := items_of(match["items"], joint)) is None:
        joint = "or"
        items = items_of(match["items"], joint)
    if items is None:
        return None
    if joint == "and" and _NOT.search(re.sub(r"not limited to", "", match["lead"])):
        return None
    if _TELLS.search(match["lead"]) and any(
        HAS_VERB.search(item) and not _NAMES.match(item) for item in items
    ):
        return None
    lead = match["lead"]
    return Listed(f"{lead}:" if joint == "and" else _announced_as(lead, joint), items)


_TELLS = re.compile(
    r"\b(?:about|describes|explains|covers|who have|(?:affected|caused) by|check|monitor|measure|"
    r"explain)$"
)
# "How it is done" and "the problems that may come" name something, "it is done" does not.
_NAMES = re.compile(
    r"(?:What|How|Why|When|Where|Who|Whether|The|An?|Your|Any|If)\b"
    r"|.*\b(?:that|which|who|where|when|if|you (?:may|might|will|can|have))\b"
)


# "Common (1 in 10):" is said of all that follows; "Aspirin:" may name the first thing only.
_GRADE = re.compile(
    r"(?:(?:very|less|more|extremely) )?"
    r"(?:common|uncommon|rare|serious|mild|frequent|likely|unlikely|occasional)\b",
    re.IGNORECASE,
)


def _announced(sentence: str) -> Listed | None:
    """ "Call us if you have one of these: A; B; or C." Also with commas."""
    match = _ANNOUNCED.match(sentence)
    if match is None or in_brackets(sentence, match.start("items")):
        return None
    items = items_of(match["items"], "or") or items_of(match["items"], "and")
    if items is None or any(CLAUSE.match(RELATIVE.sub("", item)) for item in items):
        return None
    if not says_something(match["lead"]) and not _GRADE.match(match["lead"]):
        return None
    return Listed(f"{match['lead']}:", items)


_VERBS = lazy(rf"\b(?:(?:to|{MODAL}(?: not)?) {DOES}|{VERB})\b")
_LEADS = 3
"""Parts between commas from which on nothing leads to a list any more."""


def _objects(sentence: str) -> Listed | None:
    """ "We look at your age, your weight and the size of the lump." → "We look at these: …" """
    if sentence.count(" ") < LONGEST - 4 or ";" in sentence or ":" in sentence:
        return None
    text, tail = sentence.rstrip("."), ""
    if _NOT_TO.search(text) and (long := tasks.HOW_LONG.search(text)):
        text, tail = text[: long.start()], long.group()
    parts = split_at(text, ", ")
    for first in range(min(len(parts) - 1, _LEADS)):
        verb = max((at.end() for at in _VERBS.finditer(parts[first])), default=0)
        if found := alike(parts[first:], verb):
            if len(found.items) < 3 or not _rules_all(found):
                return None
            lead = ", ".join([*parts[:first], found.lead])
            return Listed(f"{_announced_as(lead, found.joint)[:-1]}{tail}:", found.items)
    return None


def _rules_all(found: Alike) -> bool:
    """Whether what leads to a list says something, and of every item."""
    *items, last = found.items
    if FOR_ALL.search(last) or shares_its_end(" ".join(items), last):
        return False
    if any(map(_GOVERNS.search, items)) and not _GOVERNS.search(last):
        return False  # "the chance of it from your history, your age and the size of the lump"
    doing = re.match(r"\w+ing ", last)
    heavy = all(" of " in item for item in items)
    if WHERE.search(last) and not (doing or heavy or any(map(WHERE.search, items))):
        return False  # "… of the larynx, the windpipe and the lungs on a screen"
    lead = re.sub(r"^(?:and|or|but) ", "", found.lead)
    if not (says_something(lead) or _LEADS_ON.search(lead)):
        return False
    return found.joint == "or" or not _NOT.search(found.lead)


# "We took", "noting", "Look out for"
_LEADS_ON = lazy(
    r"\b(?:took|gave|found|told|made|had|saw|kept|\w+ed)\b|^\w+ing$"
    rf"|^{DOES}(?: out)? (?:for|about|at|on)$",
    re.IGNORECASE,
)
_GOVERNS = re.compile(r" (?:from|with|by|using|between|against|via|based on|according to) ")
_NOT_TO = lazy(
    rf"^(?:[^,]*, )?(?:(?:[Dd]o not|[Nn]ever|[Yy]ou {MODAL} not|[Yy]ou cannot) {DOES}"
    r"|(?:Please )?(?:[Aa]void|[Ss]top)) "
)
_NOT = re.compile(r"\b(?:not|no|never|none|cannot|without|\w+n['’]t)\b", re.IGNORECASE)
# A request or a duty, and nothing but that: "ask before you stop any of these".
_KEEP_OFF = re.compile(
    r"^(?:[^;:]*, )?(?:and |so )?(?:please |also |(?:for [\w ]+ )?you (?:should|must) )?"
    r"(?:avoid|stop|refrain from|discontinue|cease)$",
    re.IGNORECASE,
)
_NAMES_SOME = re.compile(r"\b(?:includ(?:e|es|ing)|such as|comprising)$")
_SAYS_LIST = re.compile(
    r"\b(?:includes?|including|such as|are|about|causes|depends? (?:up)?on|(?:affected|caused) by)$"
)


def _announced_as(lead: str, joint: str) -> str:
    """What leads to the items, with "any of these" for "or"."""
    if _KEEP_OFF.search(lead):
        return f"{lead} all of these:"
    if joint == "or" and not _NAMES_SOME.search(lead):
        return f"{lead} any of these:"
    if _SAYS_LIST.search(lead):
        return f"{lead}:"
    return f"{lead} these:"


# No subject begins so.
_NO_SUBJECT = re.compile(
    r"(?:in|on|at|by|for|from|with|without|under|within|during|before|after|following|upon|through|"
    r"no|none|neither|both|either|each|every|not|only|most|some|many|few|all|it|they|you|we|i|this|"
    r"these|that|those|there|once|as|to|do|if|when|while|unless|until|because|although|then|so|but|"
    r"however|first|next|also|sometimes|afterwards|later|today|again|(?!family|belly)\w+ly|"
    r"and|or|unlike|like|because|such)\b",
    re.IGNORECASE,
)
_COLLECTIVE = re.compile(
    r"\b(?:each|both|either|neither|together|respectively|each other|one another|which|same|"
    r"combination|between)\b"
)
# "… or chest pain happening within two months": all of it within this time.
_HAPPENING = re.compile(
    r" (?:happening|occurring|arising|appearing|developing|starting|beginning) "
    r"(?:within|after|during|in|before|at|on|following) .*$"
)


def _subjects(sentence: str) -> Listed | None:
    """ "Fever, pain or bleeding needs a call." → "Any of these needs a call: …" """
    if sentence.count(" ") < LONGEST - 4 or ";" in sentence or in_brackets(sentence, len(sentence)):
        return None
    who = _WHO_HAS.match(sentence)
    parts = split_at(sentence[who.end() if who else 0 :].rstrip("."), ", ")
    last, verb = next(
        ((at, found) for at, part in enumerate(parts) if (found := _SAYS.search(part))), (0, None)
    )
    if verb is None or last < 1 or any(map(CLAUSE.match, parts[:last])):
        return None
    named = parts[last][: verb.start()].rstrip()
    says = ", ".join([parts[last][verb.start() :], *parts[last + 1 :]])
    when = _HAPPENING.search(named)
    named = named[: when.start()] if when else named
    joint = re.match(r"(and|or) ", named) or re.search(r" (and|or) ", named)
    if joint is None or _RULES_ON.search(named) or _COLLECTIVE.search(says):
        return None
    items = items_of(", ".join([*parts[:last], named]), joint.group(1))
    if items is None or len(items) < 3 or any(map(PERSON.search, items)):
        return None
    says = _ALL_OF_THEM.sub(r"\1", says)
    if joint.group(1) == "or" and who:
        return Listed(f"{who.group()}any of these {says}:", items)
    if who or _NO_SUBJECT.match(sentence) or (ASKS.match(parts[0]) and ASKS.match(parts[1])):
        return None
    if joint.group(1) == "or":
        if _NOT.search(" ".join(says.split()[:2])):
            return None
        return Listed(f"Any of these{when.group() if when else ''} {says}:", items)
    return None if _SINGULAR.match(says) or when else Listed(f"These {says}:", items)


_ALL_OF_THEM = lazy(rf"^((?:{MODAL} )?)all ")
_WHO_HAS = re.compile(
    r"(?:People|Patients|Anyone|Those|Women|Men|Children|Adults) (?:with|who have|taking|who take) "
)
# Some verbs are nouns too but for the word behind them.
_SAYS = lazy(rf"{HAS_VERB.pattern}|\b(?:calls? for|points? to|leads? to|results? in)\b")
_RULES_ON = lazy(
    rf"\b(?:that|which|who|how|what|when|where|whether|why|if|you|we|they|it|to {DOES})\b"
    rf"|[^su]s {BASE}\b|\b(?:and|or|but)$"
)
_SINGULAR = lazy(rf"(?:{SINGULAR}|{THIRD})\b")
_RULES = (
    _whichever,
    _led_by_if,
    cases.conditions,
    cases.states,
    cases.reasons,
    cases.matters,
    tasks.not_to_do,
    tasks.to_do,
    tasks.steps,
    _included,
    _announced,
    _subjects,
    _objects,
)

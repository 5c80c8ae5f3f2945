"""Cutting off what hangs on a sentence: "which …", "who …", "where …"."""

from __future__ import annotations

import re

from explainer.plain.grammar import (
    ASKS,
    FINITE,
    GOVERNED,
    HAS_VERB,
    MODAL,
    NOUN,
    PLURAL,
    RULED,
    SINGULAR,
    VERB,
    as_sentence,
    in_brackets,
    is_clause,
    is_long,
    names_several,
)
from explainer.plain.predicates import own_verbs
from explainer.plain.verbs import BASE, DOES, PARTICIPLE, THIRD
from explainer.plain.wordlist import any_of, lazy

_BASE = any_of(
    "allow assist cause contain help include keep make need prevent produce protect reduce "
    "require show stop use"
)


def which(sentence: str) -> tuple[str, ...] | None:
    """ "…, which does B." → "… This does B." """
    match = re.match(
        rf"(?P<first>.+?)(?:,| [–—-]) which (?P<how>\w+ly )?"
        rf"(?P<verb>{FINITE}|{_BASE}|[a-z]+s)\b(?P<rest>.*)$",
        sentence,
    )
    if match is None or not is_long(sentence) or in_brackets(sentence, match.start("verb")):
        return None
    if _NOT_ITS_OWN.search(match["rest"]):
        return None
    if RULED.match(sentence) and not _after_the_main_clause(match["first"], match["rest"]):
        return None
    first = match["first"]
    if not (HAS_VERB.search(first) or ASKS.match(first) or _THEY_DO.match(first)):
        return _labelled(match["first"], match["how"] or "", match["verb"] + match["rest"])
    if re.fullmatch(MODAL, match["verb"]) and _SEVERAL_OR_ONE.search(match["first"]):
        return None  # "a disease of dogs, which may …": of which of them?
    if _ONE_OF_TWO.search(match["first"]):
        return None  # "by a gel or by a block, which lasts a day": "this" would be either
    pointer = _pointer(match["first"], match["verb"] + match["rest"])
    if pointer is None:
        return None
    return as_sentence(
        match["first"]
    ), f"{pointer} {match['how'] or ''}{match['verb']}{match['rest']}"


_SEVERAL_OR_ONE = re.compile(
    r"[^su]s(?: (?:of|in|on|around|between|inside|near) (?:[\w-]+ ){0,3}?[\w-]+)?$"
)
_ONE_OF_TWO = re.compile(
    r"\bor (?:(?:by|with|in|on|from|under|through|using) )?(?:an?|the|your) (?:[\w-]+ ){0,3}?[\w-]+"
    r"(?:, [^,]+)?$"
)


def _labelled(label: str, how: str, rest: str) -> tuple[str, ...] | None:
    """ "Infection (1 in 100), which may A" → "Infection (1 in 100) may A": no cut, one sentence."""
    if not (label.endswith(")") or (_NAMED.fullmatch(label) and not _GOES_ON.search(rest))):
        return None
    if _SOMEBODY.match(label):
        return None
    return (as_sentence(f"{label} {how}{rest}"),)


_THEY_DO = lazy(
    rf"(?:Some|Most|Many) (?:people|patients|women|men|children) (?:\w+ly )?(?:{BASE}|{DOES})\b"
)
_SOMEBODY = re.compile(r"(?:The|Your|You|It|We|They|This|Some|Most|Many|All|An?|There|I)\b")
# What follows belongs to the main clause again: a verb, a second item, a way it is done.
_NOT_ITS_OWN = lazy(
    # "and the right one, which is healthy, left in place"
    rf", (?:\w+ly )?{PARTICIPLE}"
    r"(?: (?:in|on|at|to|by|with|for|from|as|out|off|up|down|alone)\b|[.]?$)|"
    rf", (?:and )?(?:{FINITE}|{THIRD}|{BASE})\b|, which|\b(?:and|or)\b[^,]*, (?:and|or) "
    r"|^[^,]*, (?:and|or) [^,]*$|, (?:in combination|in addition|together|along|as well|"
    r"instead|with|by|under|using)\b"
)
# An item of a list: "Infection of the wound, which …".
_GOES_ON = re.compile(r", (?!mainly|usually|often|about|typically|predominantly|most)")
_NAMED = re.compile(r"[A-Z][a-z]+(?: [a-z]+){0,5}")


def _after_the_main_clause(first: str, rest: str) -> bool:
    """Whether what hangs on "If A, B, which C" hangs on B: it then speaks of B by its "this"."""
    _lead, comma, main = first.partition(", ")
    return is_clause(main) if comma else "," not in rest


_WHICH_THING = lazy(
    rf"(?P<first>(?:(?:Most|Some) (?:people|patients)|You|The|These|They|Your|We|It|This) "
    rf"[^;:]*\b{VERB}\b [^;:]*(?:\ban? (?P<thing>(?:[\w-]+ ){{0,2}}?[\w-]+)"
    rf"|\b(?:by|with|through) (?P<stuff>(?:[\w-]+ )?[\w-]+[^\Ws]))) "
    rf"(?P<link>which|that|who) "
    rf"(?P<rest>(?:{SINGULAR}|{THIRD}|[a-z]+i[sz]es|will|can|may)\b[^,;:]*)$"
)


def which_thing(sentence: str) -> tuple[str, ...] | None:
    """ "… on a table which slides in." → "… on a table. This table slides in." Also "who"."""
    match = _WHICH_THING.match(sentence)
    if match is None or not is_long(sentence) or GOVERNED.search(match["first"]):
        return None
    thing = match["thing"] or match["stuff"]
    if match["stuff"] and (match["link"] != "which" or re.match(_NO_STUFF, thing)):
        return None
    if re.search(r"\b(?:of|as|like|than|with|for) an? (?:[\w-]+ ){0,2}[\w-]+$", match["first"]):
        return None  # "a gland the size of a walnut that …"
    if _DUTY.search(match["first"]):
        return None  # "You need a friend who can drive": no other will do
    return as_sentence(match["first"]), f"This {thing} {match['rest']}"


_NO_STUFF = r"(?:the|your|an?|this|that|these|those|any|all|some|one|our|their|its|each|every)\b"
_DUTY = re.compile(r"\b(?:should|must|need|needs|have to|has to|required|only|not|never|no)\b")


_MADE = lazy(rf"\b{THIRD} an? (?:[\w-]+ ){{0,3}}?(?P<thing>lens|[a-z][\w-]*[^s])$")


def _pointer(first: str, does: str) -> str | None:
    """What stands for what was just named: "These", "This", or its noun; None when unsure."""
    verb = does.partition(" ")[0]
    if re.match(rf"(?:has|have) (?:been |now |also )?{PARTICIPLE}\b", does):
        return None  # a thing did, not all that was said before
    if re.fullmatch(PLURAL, verb) or re.fullmatch(_BASE, verb):
        return "These"
    last = re.search(r", [\w-]+ and (?P<thing>[a-z]+[^s])$", first)
    if last and re.match(r"is (?:the|an?) ", does):
        return f"The {last['thing']}"
    made = _MADE.search(first)
    if made and not re.search(r"\b(?:of|in|to|for|with|at|on)\b", made.group()):
        return f"This {made['thing']}"
    return "This"


_THAT = lazy(
    rf"(?P<first>(?:[\w()'’-]+ ){{1,8}}?is an? (?:[\w-]+ ){{0,4}}?[\w-]+) (?:that|which) "
    rf"(?P<rest>(?:{SINGULAR}|{THIRD}|[a-z]+izes|will|can|may)\b.*)$"
)


def that(sentence: str) -> tuple[str, ...] | None:
    """ "X is a test that uses Y." → "X is a test. It uses Y." """
    match = _THAT.match(sentence)
    if match is None or not is_long(sentence) or GOVERNED.search(match["first"]):
        return None
    if RULED.match(sentence) or _SAYS_THAT.search(match["first"]):
        return None
    if re.match(r"(?:Within|In|At|On|Inside|Under|Behind|Between|Near)\b", sentence):
        return None  # "In it is a tube that A and another that B"
    if re.search(r"\b(?:of|in|with|for|by|to|not)\b", match["first"].split(" is ", 1)[1]):
        return None
    return as_sentence(match["first"]), f"It {match['rest']}"


# "It is a fact that …", "There is a chance that …": no thing that does something.
_SAYS_THAT = re.compile(
    r"^There|\b(?:chance|fact|idea|pity|possibility|reason|risk|shame|sign|step|thing|time|way|wonder)$"
)


def is_thing(sentence: str) -> tuple[str, ...] | None:
    """ "X is a device placed under the skin." → "X is a device. It is placed under the skin." """
    match = re.match(
        r"(?P<first>(?:[\w()'’-]+ ){1,10}?is an? (?:[\w-]+ ){0,3}?[\w-]+) "
        r"(?P<rest>(?:(?:commonly|usually|often|surgically) )?(?:attached|carried out|caused|"
        r"designed|done|given|implanted|inserted|located|made|performed|placed|taken|used) "
        r"(?:to|in|into|on|under|by|from|for|with|through|of)\b.*)$",
        sentence,
    )
    if match is None or not is_long(sentence) or GOVERNED.search(match["first"]):
        return None
    if RULED.match(sentence) or sentence.startswith(("It is", "This is", "There is", "What")):
        return None
    if in_brackets(sentence, match.start("rest")) or re.search(
        r"\b(?:of|in|with|for|by|to|not|and|or)\b", match["first"].split(" is ", 1)[1]
    ):
        return None
    return as_sentence(match["first"]), f"It is {match['rest']}"


def in_which(sentence: str) -> tuple[str, ...] | None:
    """ "X is a test in which A is done." → "X is a test. In this test, A is done." """
    match = _IN_WHICH.match(sentence) or _A_TEST_IN_WHICH.match(sentence)
    through = _THROUGH_WHICH.match(sentence)
    match = match or through
    if match is None or not is_long(sentence) or GOVERNED.search(match["first"]):
        return None
    if through and len(re.findall(r"\b[Aa]n? ", match["first"])) > 1:
        return None  # through which of them?
    how = "In" if match["how"] == "during" else match["how"].capitalize()
    this = "these" if names_several(match["thing"]) else "this"
    main = match.groupdict().get("main")
    if main and not own_verbs(main):
        return None
    kind = "" if re.fullmatch(_WHAT_IS_DONE, match["thing"]) else match.groupdict().get("kind", "")
    said = f"{this} {kind}{match['thing']}"
    return as_sentence(main or match["first"]), f"{how} {said}, {match['rest']}"


# Of others the whole name is said: a blood patch is no patch.
_WHAT_IS_DONE = (
    r"(?:appointment|assessment|biopsy|class|clinic|condition|disease|disorder|exam|examination|"
    r"illness|investigation|meeting|method|operation|procedure|scan|session|study|surgery|"
    r"technique|test|therapy|treatment|visit)s?"
)
_IN_WHICH_REST = rf",? (?P<how>in|during|at) which (?P<rest>(?:{NOUN}|[^;:]+ ){FINITE}\b.*)$"
_IN_WHICH = re.compile(
    r"(?P<first>(?:[\w()'’-]+ ){1,12}?an? (?P<kind>(?:[\w-]+ ){0,4}?)(?P<thing>[\w-]+))"
    + _IN_WHICH_REST
)
# What is only named by what is done in it needs no sentence that says so.
_A_TEST_IN_WHICH = lazy(
    rf"(?P<first>(?P<main>[^;:]+), an? (?P<thing>{_WHAT_IS_DONE}))" + _IN_WHICH_REST
)
_THROUGH_WHICH = lazy(
    r"(?P<first>[^,;:]*? an? (?:[\w-]+ ){0,3}?(?P<thing>[\w-]+)"
    r"(?: (?:of|above|below|in) [^,;:]*)?), "
    rf"(?P<how>through) which (?P<rest>{NOUN}{FINITE}\b.*)$"
)


_NEXT_VERB = lazy(rf", {VERB}\b")


_WHO = lazy(
    rf"(?P<first>.*\b(?P<person>(?:the|your|a|an|our) (?:[\w-]+ ){{0,2}}?[\w-]+)), who "
    rf"(?P<rest>{VERB}\b[^;:]*)$"
)


def who(sentence: str) -> tuple[str, ...] | None:
    """ "… your nurse, who will …" → "… your nurse. Your nurse will …" """
    match = _WHO.match(sentence)
    if match is None or not is_long(sentence):
        return None
    if RULED.match(sentence) and not _after_the_main_clause(match["first"], match["rest"]):
        return None
    if re.search(rf"\b(?:or|nor) {re.escape(match['person'])}$", match["first"]):
        return None  # "by a nurse or a doctor, who will …": either of them
    if _NEXT_VERB.search(match["rest"]) or in_brackets(sentence, match.start("rest")):
        return None
    if re.search(r", (?:and )?(?:by|with|to|from|for|at|in|on) ", match["rest"]):
        return None  # "by the nurse, who will A, and by the surgeon", "a friend, who B, to come"
    person = re.sub(r"^an? ", "the ", match["person"])
    return as_sentence(match["first"]), as_sentence(f"{person} {match['rest']}")

"""Cutting off what something is for, and how it is done: "to …", "so that …", "using …"."""

from __future__ import annotations

import re

from explainer.plain.grammar import (
    ASKS,
    CLAUSE,
    GOVERNED,
    HAS_VERB,
    LONGEST,
    NEGATED,
    RULED,
    VERB,
    WEAKENED,
    as_sentence,
    asks,
    in_brackets,
    says_something,
    shares_its_end,
)
from explainer.plain.predicates import stands_alone
from explainer.plain.relations import NEW_MAIN, tires
from explainer.plain.verbs import PARTICIPLE
from explainer.plain.wordlist import any_of, lazy

_NEW_VERB = re.compile(
    r", (?:and|or|but) (?:(?!to )[\w,-]+ )*?(?:is|are|was|were|will|has|have|may|must|should)\b"
    r"| and (?:an?|the|your|some) .*? to "
    r"| (?:and|or|but) (?:then )?(?:will|must|should|can|may|is|are)\b"
)
_DONE_TO = any_of(
    "achieve allow assess assist avoid check close confirm control create decrease deliver destroy "
    "determine drain ease enable encourage ensure establish examine facilitate find help hold "
    "identify improve increase investigate keep kill locate look lower maintain make measure "
    "minimize monitor numb obtain open prevent produce promote protect provide reduce relieve "
    "remove repair replace restore show stabilize stop support take test treat verify view widen"
)
_SEEN_TO = rf"(?:{_DONE_TO}|see (?:if|how|whether|what|where|inside|which))"
_NEEDS_ITS_AIM = re.compile(
    r"\b(?:able|unable|asked|told|advised|encouraged|instructed|allowed|permitted|required|"
    r"appointment|visit|recommended|enough|sufficient|too|known|used|likely|possible|important|difficult|easy|safe|"
    r"time|way|aim|purpose|ability|expected|try|tries|need|needs|how|continue|continues|ready|"
    r"need not|necessary|prefer|elect|choose|wish|want|begin|start|designed|intended|have|chance|"
    r"opportunity|right|permission|instructions|someone|somebody|person|adult|decision|consent|"
    r"when|where|what|which|whether)$"
)


_WANTS_A_VERB = re.compile(r"\b(?:asked|told|able|used|need|needs|needed|encouraged)\b")


def purpose(sentence: str) -> tuple[str, ...] | None:
    """ "It is filled, in an attempt to raise it." → "… This is done to try to raise it." """
    if not tires(sentence):
        return None
    return (
        _attempt(sentence)
        or _aim(sentence)
        or _so_that(sentence)
        or _done_to(sentence)
        or _meant_to(sentence)
    )


def _attempt(sentence: str) -> tuple[str, ...] | None:
    match = re.match(
        r"(?P<first>[^;:]+), in (?P<aim>an attempt|order) to (?P<rest>[^;:]*)$", sentence
    ) or re.match(
        r"(?P<first>[^;:]*\b(?:uses|utilizes|will use|will utilize) [^;:]*?) "
        rf"(?P<aim>to) (?P<rest>(?:{_SEEN_TO}|generate|guide|seal|send)\b[^;:]*)$",
        sentence,
    )
    if match is None or sentence.count(" ") < LONGEST - 4 or RULED.match(sentence):
        return None
    if in_brackets(sentence, match.start("aim")) or WEAKENED.search(match["first"]):
        return None
    attempt = "try to " if match["aim"] == "an attempt" else ""
    return as_sentence(match["first"]), f"This is done to {attempt}{match['rest']}"


def _aim(sentence: str) -> tuple[str, ...] | None:
    """ "Walk soon in order to prevent clots." → "Walk soon. This is to prevent clots." """
    match = re.match(r"(?P<first>[^;:]+?),? in order to (?P<rest>[a-z][^;:]*)$", sentence)
    if match is None and asks(sentence):
        match = re.match(
            r"(?P<first>[^;:]+?) to "
            r"(?P<rest>(?:prevent|reduce|lower|protect|ease|relieve|minimi[sz]e)\b[^;:]*)$",
            sentence,
        )
        if match and _NEEDS_ITS_AIM.search(match["first"]):
            return None
    if match is None or not _stands_apart(sentence, match["first"]):
        return None
    if _NEW_VERB.search(match["rest"]) or _RULED_LATER.search(match["first"]):
        return None  # "not unless B is needed in order to C"
    if re.match(r"It (?:is|may be|can be) (?:\w+ ){1,3}to\b", match["first"]):
        return None  # "It is good to A in order to B"
    return as_sentence(match["first"]), f"This is to {match['rest']}"


_RULED_LATER = re.compile(r"\w,? (?:if(?! (?:needed|necessary|possible|required))|unless|until)\b")


def _so_that(sentence: str) -> tuple[str, ...] | None:
    """ "Keep still so that we can see." → "Keep still. That way, we can see." """
    match = re.match(
        r"(?P<first>[^;:]+?)(?:,? so that| so(?= (?:you|it|they|we|he|she|the|your|our) "
        r"(?:[\w-]+ ){0,3}?(?:can|could|will|won't|do not|does not)\b)) (?P<rest>[a-z][^;:]*)$",
        sentence,
    )
    if match is None:
        return None
    surely = sentence[match.end("first")] == ","
    if not _stands_apart(sentence, match["first"], denied_too=surely):
        return None
    if not (CLAUSE.match(match["rest"]) or stands_alone(match["rest"])):
        return None
    joined = re.search(r", (?:and|or|but) (?:then )?(.*)$", match["rest"])
    if NEW_MAIN.search(match["rest"]) or (joined and ASKS.match(joined[1])):
        return None
    aim = re.match(r"(?:[\w-]+ ){1,4}?(?:can|could)\b", match["rest"]) or "so that" in sentence
    link = "That way, " if aim else "So "
    return as_sentence(match["first"]), f"{link}{match['rest']}"


_IS_DONE_TO = lazy(
    rf"(?P<first>[^;:]*?\b(?:is|are|was|were|will be) "
    rf"(?:\w+ly )?{PARTICIPLE}\b [^;:,]*?\w+),? to (?P<rest>{_SEEN_TO}\b[^;:]*)$"
)


def _done_to(sentence: str) -> tuple[str, ...] | None:
    """ "The belly is filled with gas to make room." → "… This is done to make room." """
    match = _IS_DONE_TO.match(sentence)
    given = re.match(
        r"(?P<first>[^;:]*?\b[Yy]ou (?:will|may) (?:also |then )?(?:be given|get|receive|have) "
        rf"[^;:,]*?\w+) to (?P<rest>(?:help|{_SEEN_TO})\b[^;:]*)$",
        sentence,
    )
    if given and re.search(r" to .* and ", given["first"]):
        return None  # "a drip to give fluids and a tube to drain it"
    match = given or match
    if match is None or not _stands_apart(sentence, match["first"]):
        return None
    if _NEEDS_ITS_AIM.search(match["first"]) or _WANTS_A_VERB.search(match["first"]):
        return None
    if _LETS.search(match["first"]):
        return None
    if _NEW_VERB.search(match["rest"]):
        return None  # "to allow A, or in bad cases it is removed", "and a tube to drain it"
    return as_sentence(match["first"]), f"This is {'' if given else 'done '}to {match['rest']}"


def _meant_to(sentence: str) -> tuple[str, ...] | None:
    """ "You will need glasses at times to get the best sight." → "… This is to get …" """
    if sentence.count(" ") < LONGEST - 4 or ";" in sentence or ":" in sentence:
        return None
    for aim in _MEANT.finditer(sentence):
        first, rest = sentence[: aim.start()], sentence[aim.end() :]
        main = _LEAD.sub("", first, count=1)
        if not CLAUSE.match(main):
            continue
        if first.count(" ") < 6 or rest.count(" ") < 3 or shares_its_end(first, rest):
            return None  # "You should come back to see us if you are unwell"
        if _NEEDS_ITS_AIM.search(main) or _TAKES_AN_AIM.search(main) or GOVERNED.search(main):
            return None
        if not _stands_apart(sentence, first) or _NEW_VERB.search(rest):
            return None
        if re.search(r" (?:and|or|but) ", rest):
            return None
        return as_sentence(first), f"This is to {rest}"
    return None


_MEANT = lazy(rf",? to (?=(?:{_SEEN_TO}|get|find out)\b)")
_LEAD = re.compile(
    r"^(?:(?:But|So) )?(?:(?:Before|After|During|When|Once|In|At|On) [^,;:]*, )?", re.IGNORECASE
)
# The clause is not whole without its "to …", or its "to …" is not what it is for.
_TAKES_AN_AIM = re.compile(
    r"\b(?:it|there|this|that|what|purpose|goal|aim|aims|time|takes|took|allows?|allowing|enables?|"
    r"causes?|helps?|helping|asks?|asked|tells?|told|wants?|expects?|expected|gets?|advises?|advised|"
    r"encourages?|reminds?|trained?|likes?|hopes?|wish(?:es)?|plans?|agrees?|decides?|decided|"
    r"tends?|seems?|appears?|fails?|tries|attempts?|continues?|begins?|way|ways|right|best|likely|"
    r"important|necessary|essential|ability|able|too|enough|so)\b"
    r"|(?<!need )(?<!have )\bto (?!(?:the|your|an?|our|this)\b)[a-z]+",
    re.IGNORECASE,
)


def means(sentence: str) -> tuple[str, ...] | None:
    """ "It takes pictures of A using B." → "… This is done using B." Also "by taking B"."""
    match = _MEANS.match(sentence)
    if match is None or sentence.count(" ") < LONGEST - 4:
        return None
    first, rest = match["first"], match["rest"]
    if first.count(" ") < 5 or rest.count(" ") < 3 or not _stands_apart(sentence, first):
        return None
    if GOVERNED.search(first) or WEAKENED.search(first) or HAS_VERB.search(rest):
        return None
    if _OTHER_SUBJECT.match(first) or _NEEDS_ITS_MEANS.search(first) or not CLAUSE.match(first):
        return None
    return as_sentence(first), f"This is done {rest}"


_OTHER_SUBJECT = re.compile(r"(?:You|It is|There|This is)\b")
_DOING = any_of(
    "adding attaching cutting filling freezing giving heating inflating injecting inserting "
    "joining laying making measuring moving opening passing placing pulling pushing putting "
    "removing scraping sealing sewing shaving stitching stretching taking threading tightening "
    "tying using"
)
_MEANS = lazy(rf"(?P<first>[^;:]*?[a-z)]),? (?P<rest>using [^;:,]*|by (?:{_DOING}) [^;:,]*)$")
_NEEDS_ITS_MEANS = lazy(rf"\b(?:{PARTICIPLE}|and|or|of|way|ways|when|before|after|example|while)$")


# "It helps you and your family to take part": what they take part in is no aim.
_LETS = re.compile(
    r"\b(?:allow|ask|cause|enable|encourage|get|help|let|permit|remind|teach|tell|want|wish)"
    r"(?:s|ed|ing)? (?:[\w'’-]+ ){0,6}?[\w'’-]+$"
)


# "Too large to close", "its tendency to bleed": the "to" says which, and not what for.
_TO_BELONGS = re.compile(
    r"\b(?:too|so|enough) (?:[\w-]+ )?[\w-]+$"
    r"|\b(?:tendency|ability|inability|capacity|attempt|failure|decision|desire|wish|willingness|"
    r"readiness|refusal|reluctance|need|urge|potential|power|permission|duty|effort|intention|plan|"
    r"apt|able|unable|bound|due|eager|free|inclined|keen|liable|likely|unlikely|prone|quick|ready|"
    r"reluctant|slow|sure|tend|tends|willing)$"
)
# "…, as scalds to numb skin go unnoticed": what gives the reason has no verb yet.
_REASON_BEGUN = lazy(
    rf", (?:as|because|since|for|although|though) (?![^,]*[\w'’-]+ {VERB}\b)[^,]*$"
)


def _stands_apart(sentence: str, first: str, *, denied_too: bool = False) -> bool:
    """Whether what comes before an aim says something that holds without it.

    "It is not closed so that it can drain" may be closed; a comma before "so that" settles it.
    """
    if in_brackets(sentence, len(first)) or not says_something(first):
        return False
    if _REASON_BEGUN.search(first):
        return False
    if sentence.startswith(" to ", len(first)) and _TO_BELONGS.search(first):
        return False
    if NEGATED.search(first) and not denied_too:
        return False
    if re.search(r"(?:\b(?:and|or|both|either|not|only|but|is|are|was|were)|,)$", first):
        return False  # "to A and to B"; "the aim is to A"
    return first.count(" ") >= 3 and not (RULED.match(sentence) and ", " not in first)

"""Cutting where a clause says why, what for, or what speaks against: "although", "because"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from explainer.plain.grammar import (
    CLAUSE,
    FINITE,
    GOVERNED,
    HAS_VERB,
    LONGEST,
    NEGATED,
    PARTICIPLE,
    RULED,
    SURE_SUBJECT,
    WEAKENED,
    as_sentence,
    asks,
    in_brackets,
    is_clause,
    is_long,
    says_something,
    shares_its_end,
)
from explainer.plain.wordlist import any_of

_TIRING = 13
"""Words from which a reason or an aim is better said in a sentence of its own."""
_PRONOUN = re.compile(r"(?:it|they|he|she|this|these|its|their)\b", re.IGNORECASE)


def _tires(sentence: str) -> bool:
    return sentence.count(" ") >= _TIRING


def although(sentence: str) -> tuple[str, ...] | None:
    """ "A, although B." and "Although A, B." → "A. But B." Both parts hold, either way round."""
    if not is_long(sentence):
        return None
    for first, second in _led_by("although|though|even though", sentence):
        return as_sentence(first), as_sentence(f"but {second}")
    match = re.match(
        r"(?P<first>.+?), (?:although|though|even though|whereas) (?P<second>[^;:]*)$", sentence
    )
    if match is None or in_brackets(sentence, match.start("second")):
        return None
    clause = SURE_SUBJECT.match(match["second"]) or (
        HAS_VERB.search(match["second"])
        if "whereas " in sentence
        else CLAUSE.match(match["second"])
    )
    if not clause or not says_something(match["first"]) or match["second"].count(" ") < 2:
        return None
    return as_sentence(match["first"]), f"But {match['second']}"


def because(sentence: str) -> tuple[str, ...] | None:
    """ "Because A, B." → "A. So B." Also "Since" and, where it says why, "As"."""
    if not _tires(sentence):
        return None
    for first, second in _led_by(rf"because|since|as(?= {_WHY})", sentence):
        if not re.match(r"then\b", second):
            return as_sentence(first), as_sentence(f"so {second}")
    return None


def _led_by(words: str, sentence: str) -> Iterator[tuple[str, str]]:
    """Clauses A and B of a sentence "Because A, B", at most one pair."""
    lead = re.match(rf"(?:{words}) (?=\w)", sentence, re.IGNORECASE)
    if lead is None or ";" in sentence or ":" in sentence:
        return
    for comma in re.finditer(", ", sentence):
        first, second = sentence[lead.end() : comma.start()], sentence[comma.end() :]
        if in_brackets(sentence, comma.start()) or not CLAUSE.match(first):
            continue
        if not is_clause(second) or re.match(r"(?:and|or|but|which|who)\b", second):
            continue
        if not _PRONOUN.match(first) or _PRONOUN.match(second):
            yield first, second  # "Although it is rare, an infection …" says "it" too early
        return


def reason(sentence: str) -> tuple[str, ...] | None:
    """ "A, as B." → "A. This is because B." Only when the whole is long."""
    match = re.match(
        r"(?P<first>[^;:]+?), (?P<word>as|because|since) (?P<why>(?!of\b)[^;:]*)$", sentence
    ) or re.match(
        r"(?P<first>[^;:]{30,}?) "
        rf"(?P<word>because|as(?= {_WHY})) "
        r"(?P<why>(?!of\b)[^;:]*)$",
        sentence,
    )
    if match is None or not _tires(sentence) or sentence.startswith(("Because", "Since")):
        return None
    if _NEW_MAIN.search(match["why"]) or re.search(r"\b(?:and|or)$", match["first"]):
        return None  # "because A or because B"
    if in_brackets(sentence, match.start("why")) or not HAS_VERB.search(match["why"]):
        return None
    bare = sentence[match.end("first")] != "," and match["word"] == "because"
    if bare and (NEGATED.search(match["first"]) or _JUST_FOR_THIS.search(match["first"])):
        return None  # "Do not stop because you feel well"
    if match["word"] != "because" and not CLAUSE.match(match["why"]):
        return None
    if match["word"] == "as" and not _SURELY_A_REASON.search(match["why"]):
        return None  # "as the tube is put in": while
    if match["word"] == "as" and _DOES_SO.search(match["why"]):
        return None  # "as your kidneys did when they were healthy"
    if match["word"] == "as" and _NO_REASON.search(match["first"]):
        return None  # "as soon as it can", "the same as it will"
    if match["first"].count(" ") < 3 or not says_something(match["first"]):
        return None
    if re.search(rf"\b{FINITE}$", match["first"]):
        return None  # "A problem – this is because B"
    if pointer := re.match(r"(?:this|these)(?P<maybe> (?:can|may|could|might))? ", match["why"]):
        verb = HAS_VERB.match(match["why"], pointer.end())
        if NEGATED.search(match["first"]) and verb and not pointer["maybe"]:
            return None  # "Never do A, as this does B": not doing A does not
        return as_sentence(match["first"]), as_sentence(match["why"])
    return as_sentence(match["first"]), f"This is because {match['why']}"


# "As the tube is put in" says when, "as you need" how much, "as you have been told" how.
_WHY = (
    r"(?:(?:this|these|it|they|there|he|she|we) |"
    r"(?:the|your|our|some|most|many) (?:[\w-]+ ){1,4}?)"
    r"(?:can|could|may|might|will|does not|do not|would|cannot|need|needs|"
    r"(?:has|have) (?!(?:been )?(?:told|advised|asked|instructed|prescribed|described|explained|"
    r"shown|said|agreed|discussed|directed|recommended|mentioned|done|always|before))|"
    r"(?:is|are) (?:not |very |often |usually |too |also |more |so )?"
    r"(?:a|an|the|your|part|unsafe|safe|safer|important|possible|likely|unlikely|dangerous|harmful|"
    r"difficult|hard|easy|easier|necessary|essential|common|normal|rare|sensitive|unable|able)\b)"
)
_DOES_SO = re.compile(
    r"\b(?:do|does|did)\b(?! (?:not|so)\b)(?:$|[.,]| (?:when|before|after|in|on|at)\b)"
)
_NO_REASON = re.compile(
    r"\b(?:as [\w-]+(?: [\w-]+)?|same(?: [\w-]+)?|such|just|even|acts?|known|described|used|"
    r"regarded|exactly|only|so [\w-]+|and|or|but)$"
)
# It may go on with what is no reason, or no aim, any more.
_NEW_MAIN = re.compile(r", (?:and|but) (?:the|you|your|a|an|it|they|we|this)\b")
_NEW_VERB = re.compile(
    r", (?:and|or|but) (?:(?!to )[\w-]+ )*?(?:is|are|was|were|will be)\b"
    r"| and (?:an?|the|your|some) .*? to "
    r"| (?:and|or|but) (?:then )?(?:will|must|should|can|may|is|are)\b"
)
_JUST_FOR_THIS = re.compile(r"\b(?:if|unless|when|only|just|simply|whether|that|partly|mainly)\b")
_SURELY_A_REASON = re.compile(
    r"\b(?:can|may|might|could|will|would|should|must|need|needs|has|have|is|are|it|this|these|they|does|do)\b"
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
    if not _tires(sentence):
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
    if match is None or not _stands_apart(sentence, match["first"]):
        return None
    if not CLAUSE.match(match["rest"]) or _NEW_MAIN.search(match["rest"]):
        return None
    aim = re.match(r"(?:[\w-]+ ){1,4}?(?:can|could)\b", match["rest"]) or "so that" in sentence
    link = "That way, " if aim else "So "
    return as_sentence(match["first"]), f"{link}{match['rest']}"


def _done_to(sentence: str) -> tuple[str, ...] | None:
    """ "The belly is filled with gas to make room." → "… This is done to make room." """
    match = re.match(
        rf"(?P<first>[^;:]*?\b(?:is|are|was|were|will be) "
        rf"(?:\w+ly )?{PARTICIPLE}\b [^;:,]*?\w+),? to (?P<rest>{_SEEN_TO}\b[^;:]*)$",
        sentence,
    )
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
    if _NEW_VERB.search(match["rest"]):
        return None  # "to allow A, or in bad cases it is removed", "and a tube to drain it"
    return as_sentence(match["first"]), f"This is {'' if given else 'done '}to {match['rest']}"


def _meant_to(sentence: str) -> tuple[str, ...] | None:
    """ "You will need glasses at times to get the best sight." → "… This is to get …" """
    match = re.match(
        rf"(?P<first>(?:{CLAUSE.pattern})[^;:]*?),? to "
        rf"(?P<rest>(?:{_SEEN_TO}|get|find out)\b[^;:]*)$",
        sentence,
    )
    if match is None or sentence.count(" ") < LONGEST - 4 or match["rest"].count(" ") < 3:
        return None
    if match["first"].count(" ") < 6 or shares_its_end(match["first"], match["rest"]):
        return None  # "You should come back to see us if you are unwell"
    if _NEEDS_ITS_AIM.search(match["first"]) or _TAKES_AN_AIM.search(match["first"]):
        return None
    if not _stands_apart(sentence, match["first"]) or _NEW_VERB.search(match["rest"]):
        return None
    if GOVERNED.search(match["first"]) or re.search(r" (?:and|or|but) ", match["rest"]):
        return None
    return as_sentence(match["first"]), f"This is to {match['rest']}"


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


def _stands_apart(sentence: str, first: str) -> bool:
    """Whether what comes before an aim says something that holds without it."""
    if in_brackets(sentence, len(first)) or NEGATED.search(first) or not says_something(first):
        return False
    if re.search(r"(?:\b(?:and|or|both|either|not|only|but)|,)$", first):
        return False  # "to A and to B"
    return first.count(" ") >= 3 and not (RULED.match(sentence) and ", " not in first)

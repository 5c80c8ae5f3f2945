"""A long condition on the reader asked first: "If you take X, A." → "Do you take X? If so, A."

The condition stays one ("If so"), and all that it ruled stays in the sentence that it opens. A
condition with a negation, with a second condition or with a subject other than the reader or
their child is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from explainer.plain.grammar import (
    ASKS,
    FINITE,
    NEGATED,
    as_sentence,
    in_brackets,
    is_clause,
)
from explainer.plain.inflect import base_of_third
from explainer.plain.wordlist import any_of, lazy

_WORTH_ASKING = 13
"""Words from which a condition is better asked in a sentence of its own."""

_WHO = r"(?:you|your (?:child|baby|son|daughter))"
# What is so when it is read. "Does your child develop a fever?" cannot be answered beforehand.
_VERB = any_of("drink have know live need plan prefer require smoke take think use want wear wish")
_OTHER_VERB = any_of(
    "believe bleed cough develop eat experience feel get notice see start stop suffer suspect vomit"
)
_HAVE_DONE = re.compile(
    r" (?:also |ever |already |recently |previously |just )?(?:been|had|taken|given|lost|made|"
    r"noticed|received|"
    r"\w+ed(?= (?:a|an|the|your|any|this|these|it|to|from|in|on|for|by|with|about)\b|$))"
)
# What one will have or get is not there yet to be asked about.
_TO_COME = re.compile(
    r" (?:(?:an?|the|any|your|this) )?(?:[\w-]+ ){0,2}?(?:sedation|sedatives?|an(?:a)?esthetics?|"
    r"an(?:a)?esthesia|operation|surgery|procedure|scan|test|biopsy|injection|treatment|bleeding)\b"
)
# What else is said behind "and" could not follow the verb of the question.
_SECOND_VERB = lazy(
    rf"\b(?:and|or|but) (?:\w+ly |also |then )?(?:{FINITE}|you|they|it|he|she|this|that|there|"
    rf"(?:your|the) [\w-]+ {FINITE}|for|until|after|before|during|within)\b"
)
_SECOND_BASE = lazy(rf", |\b(?:and|or|but) (?:\w+ly |also |then )?(?:{_VERB}|{_OTHER_VERB})\b")
_SECOND_THIRD = re.compile(r"\b(?:and|or|but) (?:\w+ly |also |then )?\w+s\b")
_RULED_TWICE = re.compile(
    r"\b(?:if|unless|until|whether|only|even|except|either|what|how|when)\b", re.IGNORECASE
)
_POINTS_BACK = re.compile(
    r"\b(?:it|its|they|them|their|one|ones|so|such)\b|\b(?:this|these|those|that)(?= \w+s\b|$)"
)
# Here "if" means "whether", or rules one of several things to do.
_WHETHER = re.compile(
    r"\b(?:ask|asks|asked|check|checks|determine|decide|know|knows|find out|see|sure|show|shows|"
    r"wonder|tells? you|told|only|even|except|as|better|best)\b",
    re.IGNORECASE,
)
# How or when to do it, said behind the condition, is no part of the question.
_HOW = re.compile(
    r"\b(?:via|through|using|by \w+ing|as soon as|immediately|straight|right away|at least|within|"
    r"before|after|until)\b|\d{3}"
)
_DUTY = re.compile(r"(?:You|Your|We|The|A|An) .*?\b(?:should|must|may|might|can|will|need)\b")


def ask_first(sentence: str) -> tuple[str, ...] | None:
    """The question and what follows from it; None where the condition is short, or not sure."""
    if sentence.count(" ") < _WORTH_ASKING or not sentence.endswith(".") or ";" in sentence:
        return None
    pairs = _led(sentence) if sentence.startswith("If ") else _ended(sentence)
    for condition, main in pairs:
        question = _question(condition)
        if question is not None:
            main = re.sub(r"^then ", "", main)
            if not re.match(r"I\b|[A-Z]{2}", main):
                main = main[0].lower() + main[1:]
            return f"{question}?", as_sentence(f"If so, {main}")
    return None


def _led(sentence: str) -> Iterator[tuple[str, str]]:
    """ "If A, B." as A and B, at most once."""
    joint = re.compile(
        r",? then (?=[a-z])|, (?=[a-z])| (?=(?:please|you (?:will|should|must|may|can))\b)"
    )
    for found in joint.finditer(sentence, 3):
        condition, main = sentence[3 : found.start()], sentence[found.end() :]
        if in_brackets(sentence, found.start()) or not is_clause(main):
            continue
        if re.match(r"(?:and|or|but|which|who|including)\b", main) or ":" in sentence:
            return
        listed = condition.rpartition(", ")[2]
        if ", " in condition and not re.match(r"(?:and|or) ", listed):
            return
        if re.search(r", (?:and|or|but) (?:if|you)\b", main) or re.match(r"[^,]*, or ", main):
            return  # "If you are sick, you faint, or you bleed, call us"
        yield condition, main
        return


def _ended(sentence: str) -> Iterator[tuple[str, str]]:
    """ "Do B if A." as A and B, at most once."""
    match = re.match(rf"(?P<main>[^,:]{{8,}}) if (?P<condition>{_WHO} [^:]+)\.$", sentence)
    if match is None or not (ASKS.match(match["main"]) or _DUTY.match(match["main"])):
        return
    main = match["main"]
    if _WHETHER.search(main) or _RULED_TWICE.search(main) or in_brackets(main, len(main)):
        return
    several = re.search(r"\b(?:and|or|but|then) (\w+)", main)
    if several and (ASKS.match(several[1]) or re.match(rf"{FINITE}$|you|it|they", several[1])):
        return  # "Rest and call us if …"
    if _POINTS_BACK.search(match["condition"]) or _HOW.search(match["condition"]):
        return  # "Stop the drug if you think it harms you"
    yield match["condition"], main


def _question(condition: str) -> str | None:
    """ "you have pain" → "Do you have pain"; None when it cannot be asked with certainty."""
    match = re.match(
        rf"(?P<who>{_WHO}) (?P<how>also |currently |still )?(?P<verb>\w+)\b", condition
    )
    if match is None or _RULED_TWICE.search(condition) or NEGATED.search(condition):
        return None
    if match["verb"] in {"are", "is"} and re.search(r"\bunable\b", condition):
        return None
    who, how, verb = match["who"], match["how"] or "", match["verb"]
    rest = condition[match.end() :]
    if verb in {"have", "has"} and _TO_COME.match(rest) and not _HAVE_DONE.match(rest):
        return None
    if _SECOND_VERB.search(rest) or in_brackets(condition, len(condition)):
        return None
    if verb in {"are", "is", "were", "was"} or (verb in {"have", "has"} and _HAVE_DONE.match(rest)):
        return None if _SECOND_BASE.search(rest) else f"{verb.capitalize()} {who} {how}{rest[1:]}"
    if who == "you" and re.fullmatch(_VERB, verb):
        return f"Do you {how}{verb}{rest}"
    if _SECOND_THIRD.search(rest):
        return None
    if who != "you" and re.fullmatch(_VERB, base_of_third(verb)):
        return f"Does {who} {how}{base_of_third(verb)}{rest}"
    return None

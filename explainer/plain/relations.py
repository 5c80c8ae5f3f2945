"""Cutting where a clause says why, what for, or what speaks against: "although", "because"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from explainer.plain.grammar import (
    CLAUSE,
    FINITE,
    HAS_VERB,
    NEGATED,
    RULED,
    SURE_SUBJECT,
    as_sentence,
    asks,
    in_brackets,
    is_clause,
    is_long,
    says_something,
)
from explainer.plain.predicates import has_main, stands_alone
from explainer.plain.verbs import BASE
from explainer.plain.wordlist import lazy

_TIRING = 13
"""Words from which a reason or an aim is better said in a sentence of its own."""
_PRONOUN = re.compile(r"(?:it|they|he|she|this|these|its|their)\b", re.IGNORECASE)


def tires(sentence: str) -> bool:
    return sentence.count(" ") >= _TIRING


_DOING = lazy(rf" {BASE} ")


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
    if "even though" in sentence and (asks(match["first"]) or _DUTY.search(match["first"])):
        return None  # "Finish the course, even though you feel well"
    said = says_something(match["first"]) or _DOING.search(match["first"])
    if not clause or not said or match["second"].count(" ") < 2:
        return None
    return as_sentence(match["first"]), f"But {match['second']}"


_DUTY = re.compile(r"\b(?:must|should|need to|have to)\b")


def because(sentence: str) -> tuple[str, ...] | None:
    """ "Because A, B." → "A. So B." Also "Since" and, where it says why, "As"."""
    if not tires(sentence):
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
        if in_brackets(sentence, comma.start()):
            continue
        only = ", " not in first and ", " not in second and first.count(" ") > 2
        if not (CLAUSE.match(first) or stands_alone(first) or only):
            continue
        if not (is_clause(second) or stands_alone(second)):
            continue
        if re.match(r"(?:and|or|but|which|who)\b", second):
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
    if match is None or not tires(sentence) or sentence.startswith(("Because", "Since")):
        return None
    if match["why"] and _ITEM.match(match["first"]):
        return None  # "Tell us if you are pregnant, since X-rays may harm": no reason of that
    if re.search(r"\bor because\b", match["why"]) or re.search(r"\bwhether\b", match["first"]):
        return None  # one of these reasons, not each
    open_yet = ", which" in match["first"] or (RULED.match(sentence) and ", " in match["why"])
    if open_yet and not has_main(match["first"]):
        return None  # "Waiting, which is wrong because B", "When A, as it may be in B, C"
    if _NO_MORE.search(match["first"]):
        return None  # "The need arises because B"
    if NEW_MAIN.search(match["why"]) or _GOES_WITH_IT.search(match["first"]):
        return None  # "because A or because B", "especially as B"
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


# In a list of conditions a reason speaks of them all.
_ITEM = re.compile(
    r"[Yy]ou (?:have (?!been|to\b)|are (?!not |\w+ed\b|given|told|shown)|had|take|use|wear|smoke|"
    r"drink|were|live|think|feel)\b(?!.*\b(?:will|must|should)\b)"
)
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
_NO_MORE = re.compile(r"\b(?:arises?|develops?|happens?|occurs?|(?:is|are) (?:\w+ly )?done)$")
# It may go on with what is no reason, or no aim, any more.
_GOES_WITH_IT = re.compile(r"\b(?:and|or|especially|particularly|mainly|partly|just|only)$")
NEW_MAIN = re.compile(r", (?:and|but) (?:the|you|your|a|an|it|they|we|this)\b")
_JUST_FOR_THIS = re.compile(
    r"\b(?:if|unless|when|only|just|simply|whether|that|partly|mainly|denotes?|refers? to)\b"
)
_SURELY_A_REASON = re.compile(
    r"\b(?:can|may|might|could|will|would|should|must|need|needs|has|have|is|are|it|this|these|they|does|do)\b"
)

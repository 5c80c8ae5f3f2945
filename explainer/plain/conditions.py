"""What follows from a condition said in two sentences, both of them under the condition."""

from __future__ import annotations

import re
from collections.abc import Callable

from explainer.plain import coordination, series, subjects
from explainer.plain.grammar import ASKS, LONGEST, as_sentence, in_brackets, is_clause, is_long

_CUTS: tuple[Callable[[str], tuple[str, ...] | None], ...] = (
    coordination.coordinated,
    series.modal,
    subjects.same_subject,
)


def answer(sentence: str) -> tuple[str, ...] | None:
    """ "If A, press B and the scan will stop." → "If A, press B. Then the scan will stop." """
    match = re.match(
        r"(?P<first>(?:(?:If|When) [^,;:]+, )?(?P<ask>[A-Za-z][^,;:]*?)),? and (?:then )?"
        r"(?P<rest>(?:the|your|we|it|this) (?:[\w-]+ ){0,3}?will\b[^;:]*)$",
        sentence,
    )
    if match is None or not is_long(sentence) or not ASKS.match(match["ask"]):
        return None
    if _GOES_ON.search(match["ask"]):
        return None  # "Make sure that A and the nurse will B"
    return as_sentence(match["first"]), f"Then {match['rest']}"


_GOES_ON = re.compile(
    r"\b(?:that|whether|how|what|why|where|which|who|sure|ensure|check|ask|remember|until|unless|"
    r"when|while|because|before|after)\b",
    re.IGNORECASE,
)


def in_that_case(sentence: str) -> tuple[str, ...] | None:
    """ "If A, B and C." → "If A, B. In that case, C." Also "When", "Once" and "While"."""
    if sentence.count(" ") < LONGEST or ";" in sentence or ":" in sentence:
        return None
    lead = re.match(r"(?P<word>If|When|Once|While) ", sentence)
    if lead is None:
        return None
    for comma in re.finditer(r",? then (?=[a-z])|, (?=[a-z])", sentence):
        condition, main = sentence[: comma.start()], sentence[comma.end() :]
        if in_brackets(sentence, comma.start()) or not is_clause(main):
            continue
        if re.match(r"(?:and|or|but|which|who)\b", main) or _RULED_AGAIN.search(main):
            return None
        return _both(lead["word"], condition, main)
    return None


def _both(word: str, condition: str, main: str) -> tuple[str, ...] | None:
    """The condition with the first thing that follows from it, and each other one after it."""
    if "," in re.sub(r", (?=and |but )", " ", main) and not _SURELY_MAIN.match(main):
        return None  # "If you are sick, you fall and you faint, call us"
    sentence = as_sentence(main)
    parts = next((parts for cut in _CUTS if (parts := cut(sentence))), None)
    if parts is None or any(re.match(r"(?:So|Or|That|This|These|Then)\b", part) for part in parts):
        return None
    again = {"If": "in that case,", "While": "during this time,"}.get(word, "then")
    if again == "then" and any(ASKS.match(part) for part in parts):
        return None  # "When you go home, rest and drink": not first rest
    first, *others = (part[0].lower() + part[1:] for part in parts)
    return (
        f"{condition}, {first}",
        *(as_sentence(re.sub(r"^(but )?", rf"\g<1>{again} ", other)) for other in others),
    )


# What has "must" or "will" is no more of the condition, however many commas follow.
_SURELY_MAIN = re.compile(
    r"(?:you|we|it|this|they|(?:the|your|an?) (?:[\w-]+ ){0,2}?[\w-]+) (?:will|must|should)\b"
)
_RULED_AGAIN = re.compile(r"\b(?:if|unless|until|whether|when|while|once|because|either|only)\b")

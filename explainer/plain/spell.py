"""Abbreviations and signs as words that can be read aloud: "q6h" → "every 6 hours"."""

from __future__ import annotations

import re
from collections.abc import Callable

from explainer.plain.wordlist import lazy

Replacement = str | Callable[[re.Match[str]], str]

_NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?"

# The stop belongs to the abbreviation, unless the sentence ends there.
_LATIN = {
    r"q\.?d|o\.d": "every day",
    r"b\.?i\.?d|b\.d": "2 times a day",
    r"t\.?i\.?d|t\.?d\.?s": "3 times a day",
    r"q\.?i\.?d|q\.?d\.?s": "4 times a day",
    r"p\.?r\.?n": "as needed",
    r"p\.o": "by mouth",
    r"q?h\.s|qhs": "at bedtime",
    r"a\.c": "before meals",
    r"p\.c": "after meals",
    r"approx|ca": "about",
    r"etc": "and so on",
}
_SIGNS: tuple[tuple[str, Replacement], ...] = (
    (r"\bq(\d+)(?:-(\d+))?h\b", lambda m: _every(m.group(1), m.group(2))),
    (r"(?<=[\w)]) ?< ?(?=\d)", " less than "),
    (r"(?<=[\w)]) ?> ?(?=\d)", " more than "),
    (r"(?<=[\w)]) ?≥ ?(?=\d)", " at least "),
    (r"(?<=[\w)]) ?≤ ?(?=\d)", " at most "),
    (r"(?<![\w.])< ?(?=\d)", "less than "),
    (r"(?<![\w.])> ?(?=\d)", "more than "),
    (r"(?<![\w.])≥ ?(?=\d)", "at least "),
    (r"(?<![\w.])≤ ?(?=\d)", "at most "),
    (rf"(?<![\w/.,-])({_NUMBER})\s?[–-]\s?({_NUMBER})(?=\s?%|°|\s[a-z])", lambda m: _range(m)),
    (r"(?<=\d) ?(?:hrs|hr)\b\.?(?!$)", " hours"),
    (r"(?<=\d) ?(?:hrs|hr)\.$", " hours."),
    (r"(?<=\d) mins\b\.?(?!$)", " minutes"),
    (r"(?<=\d) min\b(?!\.$)\.?", " minutes"),
    (r"(?<=\d) ?wks\b\.?(?!$)", " weeks"),
    (r"(?<=\d) ?yrs\b\.?(?!$)", " years"),
    (r"(?<!and )(?<!or )(?<!to )\b1 hours\b", "1 hour"),
    (r"\b1 minutes\b", "1 minute"),
    (r"(?<=\()e\.?g\.?,? (?=(?:if|it|they|to|we|when|where|you) )", "for example, "),
    (r"(?<=, )e\.?g\.,? |(?<=\()e\.?g\.,? ", "such as "),
    (r"(?<=, )i\.?e\.,? |(?<=\()i\.?e\.,? ", "that is, "),
    (r"(?<=[a-z]) & (?=[a-z])", " and "),
    (r"\bw/o (?=[a-z])", "without "),
    (r"\bw/ ?(?=[a-z])", "with "),
    (r"\b[Tt]el\.?:? (?=\+?\(?\d)", "Phone "),
)


def _every(low: str, high: str | None) -> str:
    if high:
        return f"every {low} to {high} hours"
    return "every hour" if low == "1" else f"every {low} hours"


def _range(match: re.Match[str]) -> str:
    low, high = (float(number.replace(",", "")) for number in match.groups())
    between = match.string[: match.start()].endswith("between ")
    joint = "and" if between else "to"
    return f"{match.group(1)} {joint} {match.group(2)}" if low < high else match.group()


def _latin(words: str) -> Callable[[re.Match[str]], str]:
    def spoken(match: re.Match[str]) -> str:
        ends = match.end() == len(match.string) and match.group().endswith(".")
        return words + ("." if ends else "")

    return spoken


_RULES: tuple[tuple[re.Pattern[str], Replacement], ...] = (
    *(
        (lazy(rf"(?<![\w.])(?:{pattern})\b\.?(?!\w)", re.IGNORECASE), _latin(words))
        for pattern, words in _LATIN.items()
    ),
    *((re.compile(pattern), replacement) for pattern, replacement in _SIGNS),
)
# Most sentences have nothing to spell out; a few quick looks tell, each for what begins alike.
_ANY = tuple(
    map(
        re.compile,
        (
            "[<>≥≤&/–]",
            r"\d ?[-hmwy]",
            r"[a-zA-Z]\.[a-zA-Z]\.",
            r"[ (](?:q\d|(?:prn|bid|tid|qid|tds|qds|qd|qhs|eg|ie|ca)\b|[Tt]el)",
            "approx|etc",
        ),
    )
)


def spell_out(sentence: str) -> str:
    """The sentence with its abbreviations and signs as words."""
    if not any(look.search(f" {sentence}") for look in _ANY):
        return sentence
    for pattern, replacement in _RULES:
        sentence = pattern.sub(replacement, sentence)
    return sentence

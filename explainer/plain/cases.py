"""Lists of conditions: "Call us if A, if B or if C", "… if you are A, have B or take C"."""

from __future__ import annotations

import re

from explainer.plain.grammar import (
    ASKS,
    FINITE,
    HAS_VERB,
    LONGEST,
    NEGATED,
    in_brackets,
    is_clause,
    says_something,
)
from explainer.plain.items import FOR_ALL, RELATIVE, Listed, capitalized

_CASE = re.compile(r"(?P<joint>^|,? (?:and |or )?)[Ii]f ")
# More than the condition: the main clause that it rules, or that another one may.
_NOT_ALONE = re.compile(
    r" (?:on|at) \(?\d{3,}"  # a number to call
    r"|, (?:and |or |but |then )?(?:you|please|do|it|they|we|there|this|(?:the|your) (?:\w+ ){1,3}?"
    r"(?:will|should|must|may|can))\b"
    r"| and (?:then )?(?:you|we|they|it|someone|somebody|(?:an?|the|your) \w+) "
    r"(?:will|should|must|may|can)\b"
)
# What is asked or told "if" is so is whether it is.
_WHETHER = re.compile(
    r"\b(?:ask|asks|asked|say|(?<!us )know|knows|check|see|find out|decide|wonder|sure|matters?)$",
    re.IGNORECASE,
)
_ONLY = re.compile(r"\b(?:only|even|except|and|or|as|whether|unless|until)$")


def conditions(sentence: str) -> Listed | None:
    """ "Call us if A, if B or if C." Also "If A, or if B, call us." """
    cuts = [at for at in _CASE.finditer(sentence) if not in_brackets(sentence, at.start())]
    if len(cuts) < 2 or (len(cuts) == 2 and sentence.count(" ") < LONGEST):
        return None
    first, *others = cuts
    if "and " in "".join(at["joint"] for at in others) or "or " not in others[-1]["joint"]:
        return None
    lead = sentence[: first.start()]
    ends = [*(at.start() for at in others), len(sentence)]
    cases = [
        _with_or(sentence[at.end("joint") : end].rstrip(".,"))
        for at, end in zip(cuts, ends, strict=True)
    ]
    if lead:
        if first["joint"].strip(", ") or not says_something(lead):
            return None
    elif (behind := _behind(cases[-1])) is not None:
        cases[-1], lead = behind
    if (
        not lead
        or _WHETHER.search(lead)
        or _ONLY.search(lead)
        or any(map(_NOT_ALONE.search, cases))
    ):
        return None
    if _CASE.search(lead) or ";" in sentence or ":" in sentence:
        return None
    lead = lead[0].upper() + lead[1:]
    if ", " in lead and first["joint"].startswith(","):
        lead += ","  # "Come at once, taking this sheet with you, if …"
    return Listed(f"{lead} in any of these cases:", capitalized(cases))


def _with_or(case: str) -> str:
    """ "if you have A, B", as it is left of "if you have A, B, or if C", with its own "or"."""
    before, comma, last = case.rpartition(", ")
    if (
        not comma
        or re.search(r"\b(?:and|or|including|such)\b", last)
        or re.search(r"\b(?:and|or)\b", before)  # "if you are, or might be, pregnant"
        or in_brackets(case, len(before))
    ):
        return case
    verbless = not HAS_VERB.search(RELATIVE.sub("", last)) and not is_clause(last)
    return f"{before} or {last}" if verbless else case


def _behind(case: str) -> tuple[str, str] | None:
    """The last condition and the clause that it and those before it rule."""
    commas = [at for at in re.finditer(r", ", case) if not in_brackets(case, at.start())]
    if len(commas) != 1:
        return None
    condition, main = case[: commas[0].start()], case[commas[0].end() :]
    return (condition, main) if is_clause(main) and not re.match(r"and|or|but", main) else None


_DOES = (
    rf"(?:{FINITE}|bleeds?|coughs?|develops?|experiences?|faints?|feels?|gets?|loses?|needs?|"
    r"notices?|pass|passes|refuses?|see|sees|seems?|smokes?|takes?|uses?|vomits?|wears?)"
)
_CLAUSE_INSIDE = re.compile(
    r", (?:you|please|do|it|the|they|we|call|tell|contact) | and (?=is|are|has|have)"
)


def states(sentence: str) -> Listed | None:
    """ "Call us if your child is A, has B or is C." """
    match = re.match(
        r"(?P<lead>[^;:]*\bif) "
        r"(?P<who>you|they|he|she|it|your child|your baby|the (?:[\w-]+ ){1,2}?[\w-]+) "
        rf"(?P<items>{_DOES} [^;:]+)$",
        sentence,
    )
    if match is None or in_brackets(sentence, match.start("items")):
        return None
    parts = re.split(rf",? or (?={_DOES} )|, (?={_DOES} )", match["items"].rstrip("."))
    if len(parts) < 3 or _CLAUSE_INSIDE.search(match["items"]) or FOR_ALL.search(parts[-1]):
        return None
    who = match["who"]
    return Listed(
        f"{match['lead']} any of these is true:",
        capitalized([f"{who} {part}" for part in parts]),
    )


def reasons(sentence: str) -> Listed | None:
    """ "This is because A, or because B." """
    match = re.match(r"(?P<lead>[^;:,]*?) because (?P<items>[^;:]+)$", sentence.rstrip("."))
    if match is None or sentence.count(" ") < LONGEST or NEGATED.search(match["lead"]):
        return None
    parts = re.split(r",? or because |, because ", match["items"])
    if len(parts) < 2 or " or because " not in sentence or in_brackets(sentence, match.end("lead")):
        return None
    if not all(map(says_something, parts)) or any(map(_NOT_ALONE.search, parts)):
        return None
    return Listed(f"{match['lead']} for one of these reasons:", capitalized(parts))


def matters(sentence: str) -> Listed | None:
    """ "For bleeding, or for a fever, call us." → "Call us for any of these: …" """
    match = re.match(r"For (?P<items>[^;:]+? or for [^,;:]+), (?P<main>[^;:]+)$", sentence)
    if match is None or sentence.count(" ") < LONGEST or not ASKS.match(match["main"]):
        return None
    if in_brackets(sentence, match.start("main")):
        return None
    items = re.split(r",? or for |, for ", match["items"])
    if any(map(_LASTS.match, items)):
        return None
    main = match["main"].rstrip(".")
    return Listed(f"{main[0].upper()}{main[1:]} for any of these:", capitalized(items))


_LASTS = re.compile(
    r"as |at least |about |up to |\d|(?:an?|one|two|three|the (?:first|next)) (?:\w+ )?"
    r"(?:hour|minute|day|night|week|month|year)"
)

"""Cutting between equals at a mark between them: semicolon, colon, dash, comma."""

from __future__ import annotations

import re

from explainer.plain.coordination import same_scope
from explainer.plain.grammar import (
    ASKS,
    CLAUSE,
    FINITE,
    GOVERNED,
    HAS_VERB,
    NEGATED,
    NOUN,
    RULED,
    SCOPED,
    STILL_NEGATIVE,
    VERB,
    as_sentence,
    in_brackets,
    is_clause,
    is_long,
    says_something,
)
from explainer.plain.predicates import stands_alone
from explainer.plain.wordlist import lazy

_LABEL = re.compile(r"^(?:warning|caution|note|important|danger): ", re.IGNORECASE)
# What starts so speaks of all that came before, or sets a condition or a scope of its own.
_COMMENT = re.compile(
    r"(?:this|these|it|they) (?:is|are|may|will|can)\b|if (?:this|it|that|they|the) \w+"
    r"|in that (?:case|event)\b|(?:for|in|at|on|of|during|within|before|after) [^,;]*, "
)
_LEAD = re.compile(
    r"^(?:however, |nevertheless, |nonetheless, |consequently,? |therefore,? |hence,? |thus,? |"
    r"accordingly,? |simply |in that (?:case|event),? )"
)


def semicolon(sentence: str) -> tuple[str, ...] | None:
    """ "A; B." where B stands by itself; what ruled A is said again before B, or else no cut."""
    listed = [part.removeprefix("and ") for part in sentence.split("; ")[1:]]
    if len(listed) > 1 and not all(map(stands_alone, listed)):
        return None
    for match in re.finditer(r"; (?:and |but (?=\w))?| [–—-] (?=[a-z])", sentence):
        first, second = sentence[: match.start()], sentence[match.end() :]
        if in_brackets(sentence, match.start()) or ";" in second:
            continue
        if first.count(" ") < 1 or ":" in _LABEL.sub("", first):
            continue  # "Aspirin: ask us; do not stop": the label is for both
        dash = not match.group().startswith(";")
        if dash and (not says_something(first) or RULED.match(first)):
            continue  # "Blood clots – these are rare"
        if _may_be_forbidden(first, second) or _ELLIPTIC.search(second) or not _is_said(second):
            continue
        if (again := _under_the_same(first, second)) is not None:
            return as_sentence(first), as_sentence(again)
    return None


# "Showering is allowed; swimming is not": what is not is said in the first.
_ELLIPTIC = re.compile(
    r"\b(?:is|are|was|were|do|does|did|may|can|will|must|should|has|have)(?: not|n['’]t)?\.?$"
)
_QUOTE = re.compile('["“”]')


def _is_said(second: str) -> bool:
    said = _QUOTE.sub("", second)
    bare = _LEAD.sub("", said)
    return bool(stands_alone(bare) or is_clause(bare) or RULED.match(bare)) or (
        bare != said and bool(HAS_VERB.search(bare))
    )


def _may_be_forbidden(first: str, second: str) -> bool:
    """ "Do not smoke; drink alcohol" may mean two things not to do."""
    if not ASKS.match(second) or not NEGATED.search(first) or STILL_NEGATIVE.match(second):
        return False
    return not re.match(r"\w+ (?:the|your|it|them|us|this|these|plenty|only|every)\b", second)


# A contrast, or a condition of its own behind its first word.
_ON_ITS_OWN = re.compile(
    r"(?:conversely|in contrast|by contrast|on the other hand|otherwise|instead|elsewhere)\b"
    r"|(?:[\w ]+, )?(?:if|when|unless|once|provided|until|while)\b"
)
_AGAIN = {
    "if": "in that case,",
    "provided": "in that case,",
    "in case": "in that case,",
    "when": "then",
    "once": "then",
    "while": "during this time,",
    "until": "during this time,",
    "as long as": "during this time,",
    "because": "",
    "since": "",
    "although": "",
    "though": "",
}
"""What opened a sentence, and how it is said again before what else it rules."""


def _under_the_same(first: str, second: str) -> str | None:
    """The second clause with what ruled the first one, said again; None when it cannot be."""
    ruled, scope = RULED.match(first), SCOPED.match(first)
    clause = _connected(second)
    if (
        not (ruled or scope)
        or _ON_ITS_OWN.match(second)
        or RULED.match(second)
        or _COMMENT.match(second)
    ):
        return clause
    if ruled and SCOPED.match(second):
        return None  # "If A, B; in 2% of men, C": of all men, or of those with A?
    if ruled:
        again = _AGAIN.get(ruled.group().lower())
        if again == "then" and ASKS.match(second):
            return None  # "When you go home, rest; drink plenty": not one after the other
        if again == "in that case," and _ALWAYS_SO.match(second):
            return None  # "If it swells, call us; leaking gel is usually harmless": in any case
        if ruled.group().lower() == "when" and not _NEXT.match(second):
            return None  # "When A, it is B; C is never D"
        if not any(map(stands_alone, _behind_commas(first))):
            return None  # "If you are sick; call us"
    else:
        again = same_scope(scope.group() if scope else "", first)
    if again is None:
        return None
    if again.startswith(("then", "during")) and re.search(r"\bthen\b", clause):
        again = ""
    joint = "but " if clause.startswith("but ") else "so " if clause.startswith("so ") else ""
    clause = clause.removeprefix(joint)
    if again.startswith("in these") and re.match(r"(?:these|they)\b", clause):
        return None
    if scope and again == "then":
        return None  # "Sometimes A; B": B may hold at all times
    return f"{joint}{again} {clause}".strip()


# What comes next, or speaks of what was named.
_NEXT = re.compile(r"(?:[\w'’-]+ ){1,8}?will\b|(?:it|they|you|we|he|she|this|these)\b")


# What is generally so of a thing not named before.
_HABIT = r"(?:usually|often|generally|normally|rarely|seldom|always|sometimes)"
_ALWAYS_SO = lazy(
    r"(?!(?:the|your|our|his|her|its|their|this|these|that|those|it|they|you|we|he|she|there)\b)"
    rf"{NOUN}(?:\([^()]*\) )?(?:(?:is|are) {_HABIT}\b|{_HABIT} {VERB}\b)"
)


def _behind_commas(text: str) -> list[str]:
    return [text[comma.end() :] for comma in re.finditer(", ", text)]


def colon(sentence: str) -> tuple[str, ...] | None:
    """ "Clean teeth matter: brush them." → two sentences, where both say something."""
    match = re.match(r"(?P<first>[^:;]+): (?P<second>[a-z][^:;]*)$", sentence)
    if match is None or not is_long(sentence) or _LABEL.match(sentence):
        return None
    first, second = match["first"], match["second"]
    if not HAS_VERB.search(first) or _ANNOUNCES.search(first) or in_brackets(first, len(first)):
        return None
    if not (stands_alone(second) or is_clause(second)):
        return None
    if re.match(r"If|Provided|In case", first):
        return None
    again = _under_the_same(first, second)
    return (as_sentence(first), as_sentence(again)) if again else None


_ANNOUNCES = re.compile(
    r"\b(?:include|includes|including|are|is|following|these|as follows|if|when|of|to|have|has)$"
)


def _connected(clause: str) -> str:
    """A clause that opened with "however" opens with "but", which everybody knows."""
    clause = re.sub(r"^(?:however|nevertheless|nonetheless), ", "but ", clause, flags=re.IGNORECASE)
    return re.sub(r"^(?:consequently|hence|thus|accordingly|therefore),? (?=\w)", "so ", clause)


# No clause ends so, or is no more than a name.
_HALF = lazy(rf"\b{FINITE}$|^(?!.*{HAS_VERB.pattern})")
# "We do, however, encourage it": one clause, with the word in the midst of it.
_HOWEVER_INSIDE = re.compile(
    r"(?P<first>(?:The|Your|Our|You|We|They|It|This|These|There|An?|Some|Most|Many)\b[^,;:]*), "
    r"(?:however|nevertheless|nonetheless), (?P<rest>[^;:]+)$"
)


def however(sentence: str) -> tuple[str, ...] | None:
    """ "However, A." → "But A."; "A, however B." → "A. But B." """
    match = re.match(
        r"(?P<first>[^;:]+?), (?:however|nevertheless),? (?P<second>[^;:]+)$", sentence
    )
    if match and not in_brackets(sentence, match.start("second")):
        first, second = match.groups()
        if _HALF.search(first):
            match = None
    if match and not in_brackets(sentence, match.start("second")):
        as_it_is = re.match(r"\w+ (?:it|they|you|this|the|your)\b", second)
        said = CLAUSE.match(first) or re.match(r"(?:Most|Some|Many) \w+ who\b", first)
        if said and is_clause(second) and not RULED.match(first) and not as_it_is:
            return as_sentence(first), as_sentence(f"but {second}")
    if inside := _HOWEVER_INSIDE.match(sentence):
        who = inside["first"]
        return (f"But {who[0].lower()}{who[1:]} {inside['rest']}",)
    changed = _connected(sentence)
    return None if changed == sentence else (as_sentence(changed),)


def and_that(sentence: str) -> tuple[str, ...] | None:
    """ "I understand that A, and that B." → "I understand that A. I also understand that B." """
    match = re.match(
        r"(?P<who>I|We|You) (?P<says>understand|agree|confirm|acknowledge|know) that "
        r"(?P<first>[^;:]+?)(?:,? and that|, and(?= (?:my|the|your|it|there|this)\b)) "
        r"(?P<second>[^;:]+)$",
        sentence,
    )
    if match is None or not is_long(sentence) or GOVERNED.search(match["first"]):
        return None
    if not HAS_VERB.search(match["first"]) or not CLAUSE.match(match["second"]):
        return None
    who, says = match["who"], match["says"]
    return (
        as_sentence(f"{who} {says} that {match['first']}"),
        f"{who} also {says} that {match['second']}",
    )


def spliced(sentence: str) -> tuple[str, ...] | None:
    """ "A, this is B." → "A. This is B." """
    match = re.match(
        r"(?P<first>[^;:]+), "
        r"(?P<second>(?:(?:this|it|these|they|you|we) (?:is|are|will|may|can|should|must)"
        r"|(?:don['’]t|please|do not|that means) \w+)\b[^;:]*)$",
        sentence,
    )
    if match is None or not is_long(sentence) or _NOT_ALONE.search(match["first"]):
        return None
    first = match["first"]
    if (
        not CLAUSE.match(first)
        or _LEADS_IN.match(first)
        or first.count(" ") < 4
        or in_brackets(sentence, match.end("first"))
    ):
        return None
    return as_sentence(match["first"]), as_sentence(match["second"])


_LEADS_IN = re.compile(
    r"(?:In|On|At|For|By|With|Without|From|Under|Within|Over|Through|Instead|Depending|Due|Apart|"
    r"Like|Unlike|Along|Once|Here|There)\b"
)
_NOT_ALONE = lazy(
    rf"{GOVERNED.pattern}|\b(?:before|after|as|until|since|by the time|which|whatever|however|"
    r"where|matter|more)\b|\bto (?!(?:the|your|an?)\b)[a-z]+",
    re.IGNORECASE,
)

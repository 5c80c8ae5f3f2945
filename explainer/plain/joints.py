"""Cutting between equals: at semicolons, and before "and", "but" and "so"."""

from __future__ import annotations

import re

from explainer.plain.grammar import (
    ASKS,
    CLAUSE,
    CLEAR,
    FINITE,
    GOVERNED,
    HAS_VERB,
    MODAL,
    NEGATED,
    NOUN,
    PLURAL,
    RULED,
    SCOPED,
    SINGULAR,
    STILL_NEGATIVE,
    SURE_SUBJECT,
    THIRD,
    as_sentence,
    in_brackets,
    is_clause,
    is_long,
)

_TWO_SUBJECTS = re.compile(rf"{NOUN}(?:and|or) {NOUN}(?:{FINITE}|{CLEAR})\b", re.IGNORECASE)
_LABEL = re.compile(r"^(?:warning|caution|note|important|danger): ", re.IGNORECASE)
# What starts so speaks of all that came before, or sets a condition of its own.
_COMMENT = re.compile(r"(?:this|these) (?:is|are|may|will|can)\b|if (?:this|it|that|they) \w+")


def semicolon(sentence: str) -> tuple[str, ...] | None:
    """ "A; B." where B stands by itself."""
    for match in re.finditer(r"; (?:and |but (?=\w))?| [–—] (?=[a-z])", sentence):
        first, second = sentence[: match.start()], sentence[match.end() :]
        if in_brackets(sentence, match.start()) or ";" in second:
            continue
        if (RULED.match(first) or SCOPED.match(first)) and not _COMMENT.match(second):
            continue
        if first.count(" ") < 1 or ":" in _LABEL.sub("", first):
            continue  # "Aspirin: ask us; do not stop": the label is for both
        if ASKS.match(second) and NEGATED.search(first) and not STILL_NEGATIVE.match(second):
            continue  # "Do not smoke; drink alcohol."
        if (
            is_clause(second)
            or _TWO_SUBJECTS.match(second)
            or RULED.match(re.sub(r"^however, ", "", second))
        ):
            return as_sentence(first), as_sentence(_connected(second))
    return None


def _connected(clause: str) -> str:
    """A clause that opened with "however" opens with "but", which everybody knows."""
    return re.sub(r"^however, ", "but ", clause, flags=re.IGNORECASE)


def however(sentence: str) -> tuple[str, ...] | None:
    changed = _connected(sentence)
    return None if changed == sentence else (as_sentence(changed),)


def coordinated(sentence: str) -> tuple[str, ...] | None:
    """ "A, and B." where A and B are clauses with subjects of their own."""
    if not is_long(sentence) or RULED.match(sentence) or SCOPED.match(sentence):
        return None
    for match in re.finditer(r"(?P<comma>,?) (?P<word>and|but|so) (?!that\b)", sentence):
        first, second = sentence[: match.start()], sentence[match.end() :]
        if not match["comma"] and match["word"] == "so":
            continue  # "so you can rest" is a purpose
        if not match["comma"] and not re.match(rf"(?:you|it|they|we|this) (?:{FINITE})\b", second):
            continue
        if in_brackets(sentence, match.start()) or not _independent(first, second):
            continue
        joint = "" if match["word"] == "and" else match["word"] + " "
        return as_sentence(first), as_sentence(joint + second)
    return None


def _independent(first: str, second: str) -> bool:
    """Whether both say something by themselves, and nothing in the first rules the second."""
    if GOVERNED.search(first) or min(first.count(" "), second.count(" ")) < 2 or ":" in first:
        return False
    if ASKS.match(second):
        if not ASKS.match(first):
            return False
        return not NEGATED.search(first) or bool(STILL_NEGATIVE.match(second))
    if not CLAUSE.match(second) or not HAS_VERB.search(first):
        return False
    if re.match(rf"(?:\w+ly |often |also )?(?:{FINITE}|{CLEAR})\b", second):
        return False  # "but generally resolves": the subject is in the first
    return bool(SURE_SUBJECT.match(second)) or ", " not in first


def clause_series(sentence: str) -> tuple[str, ...] | None:
    """ "The skin is cut, the lump is removed and the cut is closed." → a sentence for each."""
    clause = r"(?:[Tt]he|[Yy]our|[Aa]n?|[Tt]his) (?:[\w-]+ ){1,6}?(?:is|are|was|were|will be)\b"
    if not is_long(sentence) or not re.match(clause, sentence) or GOVERNED.search(sentence):
        return None
    parts = re.split(rf"(?:,|,? and) (?={clause})", sentence)
    if len(parts) < 2 or "(" in sentence or min(len(part.split()) for part in parts) < 4:
        return None
    return tuple(map(as_sentence, parts))


def answer(sentence: str) -> tuple[str, ...] | None:
    """ "If A, press B and the scan will stop." → "If A, press B. Then the scan will stop." """
    match = re.match(
        r"(?P<first>(?:If|When) [^,;:]+, (?P<ask>[a-z][^,;:]*?)),? and (?:then )?"
        r"(?P<rest>(?:the|your|we|it|this) (?:[\w-]+ ){0,3}?will\b[^;:]*)$",
        sentence,
    )
    if match is None or not is_long(sentence) or not ASKS.match(match["ask"]):
        return None
    return as_sentence(match["first"]), f"Then {match['rest']}"


def same_subject(sentence: str) -> tuple[str, ...] | None:
    """ "The cut is small and will heal fast." → "… It will heal fast." """
    if not is_long(sentence) or RULED.match(sentence) or SCOPED.match(sentence):
        return None
    match = re.match(
        rf"(?P<first>(?P<subject>{NOUN})(?P<verb>{SINGULAR}|{PLURAL}|{MODAL})\b[^,:;]*?),? "
        rf"(?P<word>and|but) (?P<second>{FINITE}\b.*)$",
        sentence,
    )
    if (
        match is None
        or GOVERNED.search(match["first"])
        or in_brackets(sentence, match.start("second"))
    ):
        return None
    subject = match["subject"].strip()
    again = _pronoun(subject, match["verb"]) or re.sub(r"^An? ", "The ", subject)
    if re.match(rf"{FINITE}(?: not)?,", match["second"]):
        return None  # "is not meant to, and does not, help"
    if len(match["first"].split()) < 4 or len(again.split()) > 3 or ", " in match["first"]:
        return None
    if re.match(r"[A-Z]", again) and not re.match(r"(?:The|Your|It|They|You|We)\b", again):
        return None
    joint = f"But {again[0].lower()}{again[1:]}" if match["word"] == "but" else again
    return as_sentence(match["first"]), as_sentence(f"{joint} {match['second']}")


def _pronoun(subject: str, verb: str) -> str | None:
    """The pronoun for a subject, by the verb that agrees with it."""
    first = subject.split()[0].lower()
    if first in {"you", "we", "they", "it"} and " " not in subject:
        return subject.capitalize()
    if re.search(
        r"\b(?:doctor|surgeon|nurse|patient|person|team|who|physician|people)\b|ist\b", subject
    ):
        return None
    if re.fullmatch(SINGULAR, verb):
        return "It"
    return "They" if re.fullmatch(PLURAL, verb) else None


_LEAD = r"(?:(?:Using|Utilizing|With|Under|Through|During|After|Before|In|At|On) [^,]*, )?"


def series(sentence: str) -> tuple[str, ...] | None:
    """ "The surgeon makes A, removes B and closes C." → a sentence for each step, in order."""
    if not is_long(sentence) or re.search(r"\b(?:if|unless|until|whether|not)\b", sentence):
        return None
    match = re.match(
        rf"(?P<lead>{_LEAD})(?P<subject>(?:[Tt]he|[Yy]our|[Aa]n?) (?:[\w-]+ ){{1,3}}?"
        rf"|[A-Z][a-z]+ (?:[a-z-]+ ){{0,2}}?)"
        rf"(?={THIRD}\b)",
        sentence,
    )
    if match is None or in_brackets(sentence, match.end()):
        return None
    joint = re.compile(
        rf",? and (?P<then>then |subsequently |finally )?(?={THIRD}\b)|, (?:then )?(?={THIRD}\b)"
    )
    steps, links, start = [], [], match.end()
    for found in joint.finditer(sentence, match.end()):
        if not in_brackets(sentence, found.start()):
            steps.append(sentence[start : found.start()])
            links.append(found["then"] or "")
            start = found.end()
    steps.append(sentence[start:])
    if len(steps) < 2 or min(len(step.split()) for step in steps) < 2:
        return None
    subject = match["subject"].strip()
    again = re.sub(r"^[Aa]n? ", "The ", subject)
    rest = [f"{again} {then}{step}" for then, step in zip(links, steps[1:], strict=True)]
    return tuple(map(as_sentence, (f"{match['lead']}{subject} {steps[0]}", *rest)))


def passive_series(sentence: str) -> tuple[str, ...] | None:
    """ "The tube is passed through A and advanced to B." → "… It is advanced to B." """
    if not is_long(sentence) or RULED.match(sentence) or SCOPED.match(sentence):
        return None
    match = re.match(
        r"(?P<first>(?P<subject>(?:The|Your|An?) (?:[\w-]+,? ){1,4}?)(?P<verb>is|are|was|were) "
        r"(?:\w+ly )?\w+ed (?:through|into|in|to|from|with|on|under|at|by) "
        r"(?:[^,;:()]|\([^()]*\))*?),? and "
        r"(?P<then>then )?"
        r"(?P<second>\w+ed (?:to|into|through|in|from|with|on|under|at|by|for) .*)$",
        sentence,
    )
    if match is None or GOVERNED.search(match["first"]):
        return None
    verb = match["verb"]
    pronoun = "They" if verb in {"are", "were"} else "It"
    return as_sentence(match["first"]), f"{pronoun} {verb} {match['then'] or ''}{match['second']}"

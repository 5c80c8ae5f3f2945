"""Cutting between equals: at semicolons, and before "and", "but" and "so"."""

from __future__ import annotations

import re

from explainer.plain.grammar import (
    ASKS,
    BASE,
    CLAUSE,
    CLEAR,
    FINITE,
    GOVERNED,
    HAS_VERB,
    MODAL,
    NEGATED,
    NOUN,
    PARTICIPLE,
    PLURAL,
    PLURAL_NOUN,
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
    says_something,
)
from explainer.plain.series import pronoun

_LABEL = re.compile(r"^(?:warning|caution|note|important|danger): ", re.IGNORECASE)
# What starts so speaks of all that came before, or sets a condition of its own.
_COMMENT = re.compile(
    r"(?:this|these) (?:is|are|may|will|can)\b|if (?:this|it|that|they|the) \w+"
    r"|in that (?:case|event)\b"
)
_LEAD = re.compile(r"^(?:however, |nevertheless, |nonetheless, |in that (?:case|event),? )")


def semicolon(sentence: str) -> tuple[str, ...] | None:
    """ "A; B." where B stands by itself."""
    listed = [part.removeprefix("and ") for part in sentence.split("; ")[1:]]
    if len(listed) > 1 and not all(map(is_clause, listed)):
        return None
    for match in re.finditer(r"; (?:and |but (?=\w))?| [–—-] (?=[a-z])", sentence):
        first, second = sentence[: match.start()], sentence[match.end() :]
        if in_brackets(sentence, match.start()) or ";" in second:
            continue
        if (RULED.match(first) or SCOPED.match(first)) and not _COMMENT.match(second):
            continue
        if first.count(" ") < 1 or ":" in _LABEL.sub("", first):
            continue  # "Aspirin: ask us; do not stop": the label is for both
        if not match.group().startswith(";") and not says_something(first):
            continue  # "Blood clots – these are rare"
        if ASKS.match(second) and NEGATED.search(first) and not STILL_NEGATIVE.match(second):
            continue  # "Do not smoke; drink alcohol."
        if (
            is_clause(bare := _LEAD.sub("", second))
            or RULED.match(bare)
            or (_LEAD.match(second) and HAS_VERB.search(bare))
        ):
            return as_sentence(first), as_sentence(_connected(second))
    return None


def colon(sentence: str) -> tuple[str, ...] | None:
    """ "Clean teeth matter: brush them." → two sentences, where both say something."""
    match = re.match(r"(?P<first>[^:;()]+): (?P<second>[a-z][^:;]*)$", sentence)
    if match is None or not is_long(sentence) or _LABEL.match(sentence):
        return None
    if not HAS_VERB.search(match["first"]) or _ANNOUNCES.search(match["first"]):
        return None
    if RULED.match(sentence) or not is_clause(match["second"]):
        return None
    return as_sentence(match["first"]), as_sentence(match["second"])


_ANNOUNCES = re.compile(
    r"\b(?:include|includes|including|are|is|following|these|as follows|if|when|of|to|have|has)$"
)


def _connected(clause: str) -> str:
    """A clause that opened with "however" opens with "but", which everybody knows."""
    return re.sub(r"^(?:however|nevertheless|nonetheless), ", "but ", clause, flags=re.IGNORECASE)


def however(sentence: str) -> tuple[str, ...] | None:
    """ "However, A." → "But A."; "A, however B." → "A. But B." """
    match = re.match(
        r"(?P<first>[^;:]+?), (?:however|nevertheless),? (?P<second>[^;:]+)$", sentence
    )
    if match and not in_brackets(sentence, match.start("second")):
        first, second = match.groups()
        as_it_is = re.match(r"\w+ (?:it|they|you|this|the|your)\b", second)
        if CLAUSE.match(first) and is_clause(second) and not RULED.match(first) and not as_it_is:
            return as_sentence(first), as_sentence(f"but {second}")
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


def coordinated(sentence: str) -> tuple[str, ...] | None:
    """ "A, and B." where A and B are clauses with subjects of their own."""
    scope = SCOPED.match(sentence)
    if not is_long(sentence) or RULED.match(sentence):
        return None
    for match in re.finditer(r"(?P<comma>,?) (?P<word>and|but|so|or) (?!that\b)", sentence):
        first, second = sentence[: match.end("comma")], sentence[match.end() :]
        if not match["comma"] and match["word"] == "so":
            continue  # "so you can rest" is a purpose
        if (
            not match["comma"]
            and not _IF_THEN.match(second)
            and not (_NEW_SUBJECT.match(second) and not _RELATIVE.search(first))
        ):
            continue
        if match["word"] == "or" and not (_MAY.match(second) and _MAY_BE.search(first)):
            continue
        if first.startswith("This is ") and re.match(r"(?:they|it)\b", second):
            continue  # what "they" are was said before
        if in_brackets(sentence, match.start()) or not _independent(first, second):
            continue
        joint = "" if match["word"] == "and" else match["word"] + " "
        if scope:
            if (again := _same_scope(scope.group())) is None or match["word"] == "so":
                return None
            joint = f"{joint}{again} "
        return as_sentence(first), as_sentence(joint + second)
    return None


_NEW_SUBJECT = re.compile(
    rf"(?:(?:you|it|they|we|this) (?:{FINITE}|{THIRD})|(?:the|your|a|an|its|their|these) "
    rf"{NOUN}{FINITE})\b"
)
# "It may be A, or it may be B": a choice that stays one when it is said in two sentences.
_MAY = re.compile(r"(?:you|it|they|we|this) (?:may|can|might|could)\b")
_MAY_BE = re.compile(r"\b(?:may|can|might|could)\b")
_RELATIVE = re.compile(r"\b(?:that|who|which|whose|where|both|between)\b")


def _same_scope(scope: str) -> str | None:
    """Words that say again for whom, or when, the first clause holds."""
    if whom := re.search(r"\b(?:cases|patients|people|women|men|children|adults|babies)$", scope):
        return f"in these {whom.group()}"
    return "then" if scope.endswith("ly") else None


# These rule all that follows; "that" does where it reports what is said, known or seen.
_BINDS = re.compile(
    r"\b(?:if|unless|until|whether|provided|in case|as long as|not only|either|neither|both|"
    r"so that|ask|tell|tells|once)\b|\b(?:show|shows|mean|means|think|thinks|know|say|says|"
    r"sure|ensure|ensures|essential|important|likely|possible|recommended|advised|aware|so|such|suggests?|"
    r"indicates?|confirms?|check|checks|find|finds|feel|feels|believe|remember|note|fact|risk|"
    r"chance|possibility|recommend|advise|state|states|agree|understand|vital|necessary|imperative|"
    r"is) that\b",
    re.IGNORECASE,
)
# A condition of its own, and what it rules.
_IF_THEN = re.compile(
    rf"(?:if|when|once) [^,;:]+(?:, (?:{NOUN})?{FINITE}\b| (?:it|you|they|this) (?:{MODAL})\b)"
)
_ASKED = re.compile(r"\b(?:asked|told|advised|encouraged|instructed) (?:not )?to\b")
_TIMED_CLAUSE = re.compile(
    r"\w,? (?:even )?(?:when|while|before|after|because|although) "
    rf"[^,]*\b(?:{FINITE}|{THIRD})\b[^,]*$"
)
_TIMED = re.compile(r"\b(?:when|while|before|after|because|although)\b")


def _independent(first: str, second: str) -> bool:
    """Whether both say something by themselves, and nothing in the first rules the second."""
    if _BINDS.search(first) or min(first.count(" "), second.count(" ")) < 2 or ":" in first:
        return False
    if ASKS.match(second):
        if not ASKS.match(first) or GOVERNED.search(first):
            return False
        return not NEGATED.search(first) or bool(STILL_NEGATIVE.match(second))
    if _IF_THEN.match(second):
        return bool(CLAUSE.match(first))
    if not CLAUSE.match(second) or not says_something(first):
        return False
    if re.search(r"\b(?:asked|told)\b(?! (?:not )?to\b)", first):
        return False
    if _TIMED.search(first) and (ASKS.match(first) or not _NEW_SUBJECT.match(second)):
        return False
    if re.match(rf"\w+ [\w-]+ {PARTICIPLE} (?:after|before|when|if)\b", second):
        return False  # "and a note made after that": it should be, too
    if re.search(r" [–—-] (?:as|because|if|since|although|when|while) ", first):
        return False  # "Clots – as it is short and you can walk, the risk is low"
    if not first.endswith(",") and _TIMED_CLAUSE.search(first):
        return False  # "even after A has begun and B has ended"
    if re.match(rf"(?:\w+ly |also |instead |often |rather )?(?:{FINITE}|{CLEAR})\b", second):
        return False  # "but generally resolves": the subject is in the first
    return bool(SURE_SUBJECT.match(second)) or ", " not in first


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
        rf"(?P<first>(?P<subject>{NOUN}(?:(?:and|or) {NOUN})?)"
        rf"(?P<verb>{SINGULAR}|{PLURAL}|{MODAL}|{THIRD})\b[^,:;]*?),? "
        rf"(?P<word>and|but) (?P<second>(?:\w+ly )?(?:{FINITE}|{THIRD})\b.*)$",
        sentence,
    ) or re.match(
        rf"(?P<first>(?P<subject>{PLURAL_NOUN})(?P<verb>{BASE})\b[^,:;]*?),? "
        rf"(?P<word>and|but) (?P<second>(?:\w+ly )?(?:{PLURAL}|{MODAL})\b.*)$",
        sentence,
    )
    if (
        match is None
        or GOVERNED.search(match["first"])
        or in_brackets(sentence, match.start("second"))
    ):
        return None
    if re.fullmatch(MODAL, match["verb"]) and re.match(r"(?:have|do)\b(?! not)", match["second"]):
        return None  # "You will be taken to the ward and have a drink"
    subject = match["subject"].strip()
    asked = subject.lower() == "you" and re.fullmatch(MODAL, match["verb"])
    asked = asked and (match["word"] == "but" or sentence[match.end("first")] == ",")
    if asked and re.match(r"do(?:n['’]t| not)\b", match["second"]):  # "…, but do not drive"
        but = "but " if match["word"] == "but" else ""
        return as_sentence(match["first"]), as_sentence(but + match["second"])
    again = pronoun(subject, match["verb"], match["second"]) or re.sub(r"^An? ", "The ", subject)
    if re.match(rf"{FINITE}(?: not)?,", match["second"]):
        return None  # "is not meant to, and does not, help"
    if len(match["first"].split()) < 4 or len(again.split()) > 3 or ", " in match["first"]:
        return None
    if re.match(r"[A-Z]", again) and not re.match(r"(?:I|The|This|Your|It|They|You|We)\b", again):
        return None
    joint = f"But {again[0].lower()}{again[1:]}" if match["word"] == "but" else again
    return as_sentence(match["first"]), as_sentence(f"{joint} {match['second']}")

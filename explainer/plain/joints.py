"""Cutting between equals: at semicolons, and before "and", "but" and "so"."""

from __future__ import annotations

import re

from explainer.plain.grammar import (
    ASKS,
    CLAUSE,
    FINITE,
    GOVERNED,
    HAS_VERB,
    MODAL,
    NEGATED,
    NOUN,
    RULED,
    SCOPED,
    STILL_NEGATIVE,
    SURE_SUBJECT,
    VERB,
    as_sentence,
    in_brackets,
    is_clause,
    is_long,
    says_something,
    shares_its_end,
)
from explainer.plain.verbs import CLEAR, DOES_SOMETHING, LETS_OTHERS, PARTICIPLE, SURELY_DOES

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
        said = CLAUSE.match(first) or re.match(r"(?:Most|Some|Many) \w+ who\b", first)
        if said and is_clause(second) and not RULED.match(first) and not as_it_is:
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
    if not is_long(sentence) or RULED.match(sentence) or sentence.startswith("As "):
        return None
    for match in re.finditer(r"(?P<comma>,?) (?P<word>and|but|so|or) (?!that\b)", sentence):
        first, second = sentence[: match.end("comma")], sentence[match.end() :]
        if not match["comma"] and not _needs_no_comma(match["word"], first, second):
            continue
        if match["word"] == "or" and not (_MAY.match(second) and _MAY_BE.search(first)):
            continue
        if first.startswith("This is ") and re.match(r"(?:they|it)\b", second):
            continue  # what "they" are was said before
        if in_brackets(sentence, match.start()) or not _independent(first, match["word"], second):
            continue
        joint = "" if match["word"] == "and" else match["word"] + " "
        if scope:
            if (again := _same_scope(scope.group(), sentence)) is None or match["word"] == "so":
                return None
            if again != "then" or not re.match(r"th(?:is|ese)\b", second):  # "this" is that time
                joint = f"{joint}{again}{',' if again.startswith('during') else ''} "
        return as_sentence(first), as_sentence(joint + second)
    return None


def _needs_no_comma(word: str, first: str, second: str) -> bool:
    if word == "so":  # "so you can rest" is a purpose, "to do so you need A" no consequence
        return bool(_CONSEQUENCE.match(second)) and not _NO_SO.search(first)
    if _IF_THEN.match(second) or (_NEW_SUBJECT.match(second) and not _RELATIVE.search(first)):
        return True
    return _requests(first, second)


_CONSEQUENCE = re.compile(
    r"(?:(?:you|it|they|we|this|there) |(?:the|your) (?:[\w-]+ ){1,3}?)"
    r"(?:is|are|has|have|may|might|must|should|need|needs)\b"
)
_NO_SO = re.compile(
    r"(?:\b(?:do|does|did|done|doing|if|even|or|not|is|are|was|think|hope|ever|just|only|quite)|,)$"
)


def _requests(first: str, second: str) -> bool:
    """Whether both ask the reader for something, each for itself: "Rest and call us"."""
    if not (ASKS.match(first) and _REQUEST.match(second)):
        return False
    if LETS_OTHERS.search(first) or GOVERNED.search(second) or GOVERNED.search(first):
        return False
    return not shares_its_end(first, second)


_REQUEST = re.compile(rf"(?:please )?(?:{DOES_SOMETHING}|do not|never|always)\b")
_NEW_SUBJECT = re.compile(
    rf"(?:(?:you|it|they|we|this|there) (?:then |also |often |usually )?{VERB}"
    rf"|(?:you|they|we) (?:{SURELY_DOES}|look) "
    rf"|(?:the|your|a|an|its|their|these) {NOUN}{VERB})\b"
)
# "It may be A, or it may be B": a choice that stays one when it is said in two sentences.
_MAY = re.compile(r"(?:you|it|they|we|this) (?:may|can|might|could)\b")
_MAY_BE = re.compile(r"\b(?:may|can|might|could)\b")
_RELATIVE = re.compile(r"\b(?:that|who|which|whose|where|both|between|how|what|why)\b")


def _same_scope(scope: str, sentence: str) -> str | None:
    """Words that say again for whom, or when, the first clause holds."""
    if whom := re.search(r"\b(?:cases|patients|people|women|men|children|adults|babies)$", scope):
        return f"in these {whom.group()}"
    if re.match(r"(?:During|Throughout|For the (?:first|next|following|last))\b", sentence):
        return "during this time"
    return "then" if scope.endswith(("ly", "ometimes")) else None


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
    rf"(?:if|when|once|as) [^,;:]+"
    rf"(?:, (?:{NOUN})?{FINITE}\b| (?:it|you|they|this) (?:{MODAL}|are|is)\b)"
)
# "An idea of A, and what can be done"
_ASKED_WORD = re.compile(r"(?:what|how|why|when|where|who|which|whether)\b")
_TIMED_CLAUSE = re.compile(
    r"\w,? (?:even )?(?:when|while|before|after|because|although) "
    rf"[^,]*\b{VERB}\b[^,]*$"
)
_TIMED = re.compile(r"\b(?:when|while|before|after|because|although)\b")


def _independent(first: str, word: str, second: str) -> bool:
    """Whether both say something by themselves, and nothing in the first rules the second."""
    if _BINDS.search(first) or min(first.count(" "), second.count(" ")) < 2 or ":" in first:
        return False
    if ASKS.match(second):
        if word == "so":
            return bool(CLAUSE.match(first)) and not GOVERNED.search(first)
        if not ASKS.match(first) or GOVERNED.search(first):
            return False
        return not NEGATED.search(first) or word == "but" or bool(STILL_NEGATIVE.match(second))
    if _IF_THEN.match(second):
        return bool(CLAUSE.match(first))
    if not CLAUSE.match(second) or _ASKED_WORD.match(second) or not says_something(first):
        return False
    if re.search(r"\b(?:asked|told)\b(?! (?:not )?to\b)", first):
        return False
    if _TIMED.search(first) and (ASKS.match(first) or not _NEW_SUBJECT.match(second)):
        return False
    if re.match(rf"\w+ [\w-]+ {PARTICIPLE} (?:after|before|when|if)\b", second):
        return False  # "and a note made after that": it should be, too
    if re.search(r" [–—-] (?:as|because|if|since|although|when|while) ", first):
        return False  # "Clots – as it is short and you can walk, the risk is low"
    another = word == "but" and _NEW_SUBJECT.match(second)
    if not first.endswith(",") and _TIMED_CLAUSE.search(first) and not another:
        return False  # "even after A has begun and B has ended"
    if re.match(rf"(?:\w+ly |also |instead |often |rather )?(?:{FINITE}|{CLEAR})\b", second):
        return False  # "but generally resolves": the subject is in the first
    return bool(SURE_SUBJECT.match(second)) or ", " not in first


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
_NOT_ALONE = re.compile(
    rf"{GOVERNED.pattern}|\b(?:before|after|as|until|since|by the time|which|whatever|however|"
    r"where|matter|more)\b|\bto (?!(?:the|your|an?)\b)[a-z]+",
    re.IGNORECASE,
)

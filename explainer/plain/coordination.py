"""Cutting before "and", "but", "so" and "or" where a clause with its own subject follows."""

from __future__ import annotations

import re

from explainer.plain.grammar import (
    ASKS,
    CLAUSE,
    FINITE,
    GOVERNED,
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
    is_long,
    says_something,
    shares_its_end,
)
from explainer.plain.predicates import has_main, own_verbs, stands_alone, trails_off
from explainer.plain.verbs import BASE, CLEAR, DOES_SOMETHING, LETS_OTHERS, PARTICIPLE, SURELY_DOES
from explainer.plain.wordlist import lazy


def coordinated(sentence: str) -> tuple[str, ...] | None:
    """ "A, and B." where A and B are clauses with subjects of their own."""
    scope = SCOPED.match(sentence)
    if not is_long(sentence) or RULED.match(sentence) or _INVERTED.match(sentence):
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
        if _MAY_NOW.match(second) and _FROM_THEN.match(first):
            return None  # "After an hour it is removed, and you may eat": not before
        before = _series(first)
        if before is None or (scope and len(before) > 1) or any(map(_unjoined, before)):
            return None
        joint = "" if match["word"] == "and" else match["word"] + " "
        if scope and not _FIGURE.match(second):
            if (again := same_scope(scope.group(), sentence)) is None or match["word"] == "so":
                return None
            if again != "then" or not re.match(r"th(?:is|ese)\b", second):  # "this" is that time
                joint = f"{joint}{again}{',' if again.startswith('during') else ''} "
        return (*map(as_sentence, before), as_sentence(joint + second))
    return None


_FROM_THEN = re.compile(r"(?:After|Before|From|Until|By|On|At|Within|Following) ")
_MAY_NOW = re.compile(r"you (?:may|can)\b")


def _series(first: str) -> list[str] | None:
    """The clauses of "A, B" before "and C", one by one; None where B may share a word with A."""
    found = [""]
    for piece in re.split(r", (?![^()]*\))", first.rstrip(",")):
        whole = not _SUBORDINATE.match(found[-1]) and (
            stands_alone(found[-1]) or _SOMEBODY_DOES.search(found[-1]) is not None
        )
        denied = NEGATED.search(found[-1]) and ASKS.match(piece)
        if denied and " or " not in first:
            return None  # "Do not lift weights, push heavy doors, and call us"
        if denied or not (whole and _CLAUSE_OR_REQUEST.match(piece)):
            found[-1] = f"{found[-1]}, {piece}".removeprefix(", ")
        else:
            found.append(piece)
    return found


# "After it is done, A": no sentence without A.
_SUBORDINATE = re.compile(
    r"(?:after|before|until|till|when|whenever|if|unless|once|while|as|since|because|although|though|"
    r"where|wherever|by the time|even|whether|now that|so that|provided|that|should|were|had)\b",
    re.IGNORECASE,
)
_SOMEBODY_DOES = lazy(rf"\b(?:you|it|they|we) {FINITE}\b")
_CLAUSE_OR_REQUEST = lazy(
    rf"(?:{DOES_SOMETHING}\b|(?:(?:the|your|an?|its|their|these|this) (?:[\w-]+ ){{1,4}}?"
    rf"|(?:you|it|they|we) )(?:{FINITE})\b)"
)


def _unjoined(first: str) -> bool:
    return _spliced(first) or trails_off(first)


def _spliced(first: str) -> bool:
    """Whether without what follows it would be "A is cut out, B is closed."."""
    first = _IN_PASSING.sub("", first.rstrip(","))
    for comma in _COMMA.finditer(first):
        before, rest = first[: comma.start()], first[comma.end() :]
        if re.match(r"(?:After|Before|As|Since|By) ", before) and ", " not in before:
            continue  # "After it is numbed, it is opened"
        if RULED.match(rest) or _NO_NEW_SUBJECT.match(rest) or not stands_alone(rest):
            continue
        if ASKS.match(before) if ASKS.match(rest) else has_main(before):
            return True
    return False


_COMMA = re.compile(r", (?!(?:and|or|but|so|yet|nor|then|who|which|where)\b)")


_INVERTED = re.compile(r"(?:As|Should|Were|Had|In case|Given) ")


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
    if any(map(ASKS.match, first.split(", ")[1:])):
        return False  # "Eat, drink a lot and take …": three of them, or none
    return not shares_its_end(first, second)


_REQUEST = lazy(rf"(?:please )?(?:{DOES_SOMETHING}|do not|never|always)\b")
_NEW_SUBJECT = lazy(
    rf"(?:(?:you|it|they|we|this|there) (?:then |also |often |usually )?{VERB}"
    rf"|(?:you|they|we) (?:{SURELY_DOES}|look) "
    rf"|(?:the|your|a|an|its|their|these) {NOUN}{VERB})\b"
)
# "It may be A, or it may be B": a choice that stays one when it is said in two sentences.
_MAY = re.compile(r"(?:you|it|they|we|this) (?:may|can|might|could)\b")
_MAY_BE = re.compile(r"\b(?:may|can|might|could)\b")
_RELATIVE = re.compile(r"\b(?:that|who|which|whose|where|both|between|how|what|why)\b")


def same_scope(scope: str, sentence: str) -> str | None:
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
_ASKED_OR_NAMED = lazy(
    rf"(?:you|it|they|we|this|these|there|I|no|please|do not|if|when|once)\b|{ASKS.pattern}", re.I
)
# A condition of its own, and what it rules.
_IF_THEN = lazy(
    rf"(?:if|when|as|once(?! (?:an?|per|every|daily|weekly|monthly|or)\b)) [^,;:]+"
    rf"(?:, (?:{NOUN})?{FINITE}\b| (?:it|you|they|this) (?:{MODAL}|are|is)\b)"
)
# "An idea of A, and what can be done"
_ASKED_WORD = re.compile(r"(?:what|how|why|when|where|who|which|whether)\b")
_TIMED_CLAUSE = lazy(
    r"\w,? (?:even )?(?:when|while|before|after|because|although) "
    rf"[^,]*\b{VERB}\b[^,]*$"
)
_TIMED = re.compile(r"\b(?:when|while|before|after|because|although)\b")


_VERB_FIRST = lazy(rf"(?:\w+ly |also |instead |often |rather )?(?:{FINITE}|{CLEAR})\b")


def _independent(first: str, word: str, second: str) -> bool:
    """Whether both say something by themselves, and nothing in the first rules the second."""
    verbs = first.endswith(",") and word != "or" and own_verbs(second)
    if verbs and own_verbs(first) and not ASKS.match(second):
        return _two_clauses(first, word, second, verbs[0])
    if first.endswith(",") and not (verbs or _ASKED_OR_NAMED.match(second)):
        return False  # "and restarted only once it is well"
    if verbs and not own_verbs(first) and ", " in first:
        return False  # "Contact sports, digging, and lifting are unwise"
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
    if re.search(r"[a-z] (?:you|it|they|we)\b", second) and not (
        own_verbs(second) or _PRONOUN.match(second)
    ):
        return False  # "and any illness you have had"
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
    if _VERB_FIRST.match(second):
        return False  # "but generally resolves": the subject is in the first
    return bool(SURE_SUBJECT.match(second)) or ", " not in first


def _two_clauses(first: str, word: str, second: str, verb: re.Match[str]) -> bool:
    """Whether the second has a subject of its own before its verb, and is ruled by no word of A."""
    first = _IN_PASSING.sub("", first).rstrip(",")
    if word == "but":
        first = _REALLY_SO.sub("", first)
    subject = re.sub(r"(?<=\d),(?=\d{3})", "", second[: verb.start()])
    subject = re.sub(", [^,]+, $", " ", subject)
    if ":" in first or second.count(" ") < 2 or not _A_NOUN.search(subject):
        return False
    no_new = _NO_NEW_SUBJECT.match(_FIGURE.sub("", _SO.sub("", subject)).lstrip(", "))
    if (no_new and ", " not in subject) or _STILL_OPEN.search(first):
        return False
    if word == "and" and not _SO.match(second) and _TIME_CLAUSE.search(first):
        return bool(re.match(r"(?:will|would|should|must|may|might)\b", verb.group()))
    return True


_SO = re.compile(r"(?:so|therefore|thus|hence|consequently|for th(?:is|at) reason|as a result)\b")
# What is shown or told is so: "but" behind it is as true inside as outside.
_REALLY_SO = re.compile(r"\b(?:show|tell|mean|find|know|confirm|reveal)s?(?: us| you)? that\b")
# What holds for a share of people, in words of its own.
_FIGURE = re.compile(
    r"(?:in|for) (?:(?:about|around|roughly|approximately|fewer|less|more|than|up|to|only) )*"
    r"\d[\d.,]*(?: ?%| percent| in [\d,]+| out of [\d,]+)"
    r"(?: (?:of )?(?:people|patients|cases))?,? "
)
_PRONOUN = re.compile(r"(?:you|it|they|we|this|these|there)\b")
_A_NOUN = re.compile(
    r"^(?!(?:\w+ly |maybe |perhaps |also |so |then |therefore |thus )*$)[^,]+$"
    r"|, (?:\w+ly, )?[^,]+ $"
)
_IN_PASSING = re.compile(r" ?\([^()]*\)|,? if (?:needed|necessary|possible|required|appropriate)\b")
# No subject, or one that may belong to what came before: "and in others is", "and not B but C is".
_NO_NEW_SUBJECT = re.compile(
    r"(?:\w+ly )?(?:to|in|on|at|by|for|from|with|without|under|within|during|before|after|"
    r"following|upon|through|into|over|of|as|than|not|nor|or|instead|rather|especially|even|"
    r"if|when|once|while|until|unless|because|although|though|whether|that|which|who|whose|whom|"
    r"what|where|how|why|whatever|being|having|be|been)\b",
    re.IGNORECASE,
)
# A condition, a report or a choice that has begun and may go on behind "and".
_STILL_OPEN = lazy(
    rf"\b(?:if|unless|whether|provided|in case|as long as|not only|so that|because|although|"
    rf"either(?!.* or )|neither(?!.* nor )|both(?!.* and )|between(?!.* and ))\b"
    rf"|\b(?:ask|asks|asked|tell|tells|told|show|shows|shown|mean|means|think|thinks|know|known|"
    rf"say|says|said|is|sure|essential|important|likely|possible|aware|so|such|note|fact|risk|"
    rf"chance|possibility|idea|vital|necessary|imperative|find|finds|found|feel|felt|report|doubt|"
    rf"{CLEAR}|{BASE}|\w+ed) that\b"
    rf"|\b(?:asked|told|advised|encouraged)\b(?! (?:not )?to\b)",
    re.IGNORECASE,
)
_TIME_CLAUSE = lazy(
    rf"\b(?:when|until|once|whenever|as soon as) [^,]*\b(?:{FINITE}|{CLEAR})\b[^,]*$"
)

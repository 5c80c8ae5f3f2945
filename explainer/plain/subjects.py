"""One subject with two verbs: a sentence for each, the second with "it", "they" or the noun."""

from __future__ import annotations

import re

from explainer.plain.grammar import (
    FINITE,
    GOVERNED,
    HAS_VERB,
    LONG_NOUN,
    MODAL,
    NEGATED,
    NOUN,
    PERSON,
    PLURAL,
    PLURAL_NOUN,
    RULED,
    SCOPED,
    SINGULAR,
    VERB,
    as_sentence,
    in_brackets,
    is_long,
    names_several,
    shares_its_end,
)
from explainer.plain.predicates import own_verbs
from explainer.plain.verbs import (
    BASE,
    CLEAR,
    DOES,
    DOES_SOMETHING,
    LETS_OTHERS,
    THIRD,
    UNCLEAR,
)
from explainer.plain.wordlist import lazy, words_of

_DO_SEVERAL = lazy(rf"{PLURAL}|{BASE}")


_DOES_ONE = lazy(rf"{SINGULAR}|{CLEAR}|[a-z]+s")


def pronoun(subject: str, verb: str, second: str = "") -> str | None:
    """The pronoun for a subject, by the verb that agrees with it, or else by its second one."""
    first = subject.split()[0].lower()
    if first in {"i", "you", "we", "they", "it", "this"} and " " not in subject:
        return "It" if first == "this" else subject.capitalize()
    if PERSON.search(subject):
        agrees = second.partition(" ")[0] if re.fullmatch(MODAL, verb) else verb
        several = _PEOPLE.match(subject) and re.fullmatch(rf"{PLURAL}|{MODAL}", agrees)
        return "They" if several else None
    if re.fullmatch(MODAL, verb):
        verb = second.partition(" ")[0]
        if re.fullmatch(MODAL, verb):
            return _by_its_head(subject)
    one = _DOES_ONE.fullmatch(verb) and not re.fullmatch(BASE, verb)
    if one and " and " not in subject:
        return "It"
    return "They" if _DO_SEVERAL.fullmatch(verb) else None


_PEOPLE = re.compile(r"(?:\w+ ){0,2}?(?:patients|people|women|men|children|those)\b", re.IGNORECASE)


def _by_its_head(subject: str) -> str | None:
    """ "It" or "They" for "the information gained in the test", by the noun that leads it."""
    if subject.count(" ") < 3:
        return "They" if names_several(subject) else None
    head = _BEHIND_THE_HEAD.split(subject)[0].split()[-1].lower()
    if head in _NO_HEAD:
        return None
    several = names_several(head) or " and " in subject
    return "They" if several else "It"


_NO_HEAD = words_of("the your a an this these most some all no none")
_BEHIND_THE_HEAD = re.compile(
    r" (?:(?:of|in|on|for|from|to|with|by|at|about|during|after)\b|(?:\w+ed|\w+ing|given|taken)\b)"
)


_DOES_AND = lazy(
    rf"(?P<first>(?P<subject>{LONG_NOUN}(?:(?:and|or) {NOUN})?)"
    rf"(?P<verb>{SINGULAR}|{PLURAL}|{MODAL}|{THIRD})\b[^,:;]*?),? "
    rf"(?P<word>and|but) (?P<second>(?:\w+ly )?{VERB}\b.*)$"
)


_SEVERAL_DO_AND = lazy(
    rf"(?P<first>(?P<subject>{PLURAL_NOUN})(?P<verb>{BASE})\b[^,:;]*?),? "
    rf"(?P<word>and|but) (?P<second>(?:\w+ly )?(?:{PLURAL}|{MODAL})\b.*)$"
)


def same_subject(sentence: str) -> tuple[str, ...] | None:
    """ "The cut is small and will heal fast." → "… It will heal fast." """
    if not is_long(sentence) or RULED.match(sentence) or SCOPED.match(sentence):
        return None
    match = (
        (_SECOND_VERB.search(sentence) and _DOES_AND.match(sentence))
        or _SEVERAL_DO_AND.match(sentence)
        or _both_do(sentence)
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
    if subject == "You" and _OF_A_THING.match(match["second"]):
        return None  # "You may get a spray and can be helpful": what is said of the spray
    asked = subject.lower() == "you" and re.fullmatch(MODAL, match["verb"])
    asked = asked and (match["word"] == "but" or sentence[match.end("first")] == ",")
    if asked and re.match(r"do(?:n['’]t| not)\b", match["second"]):  # "…, but do not drive"
        but = "but " if match["word"] == "but" else ""
        return as_sentence(match["first"]), as_sentence(but + match["second"])
    again = pronoun(subject, match["verb"], match["second"]) or re.sub(r"^An? ", "The ", subject)
    if re.match({"They": SINGULAR, "It": PLURAL}.get(again, "$") + r"\b", match["second"]):
        return None  # "drugs and waves were tried but was no help"
    if re.match(rf"{FINITE}(?: not)?,", match["second"]):
        return None  # "is not meant to, and does not, help"
    if len(match["first"].split()) < 4 or len(again.split()) > 3 or ", " in match["first"]:
        return None
    if re.match(r"[A-Z]", again) and not re.match(r"(?:I|The|This|Your|It|They|You|We)\b", again):
        return None
    joint = f"But {again[0].lower()}{again[1:]}" if match["word"] == "but" else again
    return as_sentence(match["first"]), as_sentence(f"{joint} {match['second']}")


_OF_A_THING = lazy(
    rf"{MODAL} be (?:bought|dangerous|fatal|harmful|helpful|painful|repeated|serious|useful)\b"
)
_SECOND_VERB = lazy(rf" (?:and|but) (?:\w+ly )?{VERB}\b")


_ADVERBS = r"(?:\w+ly |(?:also|then|always|often|usually|seldom|never|sometimes|still|now) )*"
_VERB_BEHIND_COMMA = lazy(rf", {_ADVERBS}(?:{FINITE}|{CLEAR}|{UNCLEAR})\b")


def second_verb(sentence: str) -> tuple[str, ...] | None:
    """ "X, though rare, is A, and depends on B." → "… It depends on B." Also "and, if C, is D"."""
    if not is_long(sentence) or RULED.match(sentence) or SCOPED.match(sentence):
        return None
    for joint in _JOINT.finditer(sentence):
        first, second = sentence[: joint.start()], sentence[joint.end() :]
        verbs = own_verbs(first)
        if in_brackets(sentence, joint.start()) or not verbs or ":" in first or ";" in second:
            continue
        if _VERB_BEHIND_COMMA.search(first[verbs[0].end() :]):
            continue  # "is A, takes B and does C"
        again = _said_again(first, verbs[0], second)
        if again == "You" and _OF_A_THING.match(second):
            continue
        if again is None or not _goes_with(verbs[0].group(), joint, first, second):
            continue
        if joint["when"]:
            said = f"{joint['when']}, {again[0].lower() + again[1:]} {second}"
        else:
            said = f"{again} {second}"
        if joint["word"] == "but":
            said = f"but {said[0].lower()}{said[1:]}"
        return as_sentence(first), as_sentence(said)
    return None


_JOINT = lazy(
    r",? (?P<word>and|but)"
    r"(?:,? (?P<when>(?:if|when|where|once|after|before|during|in|on|at)\b[^,;:]*),)? "
    rf"(?={_ADVERBS}(?:{VERB}|{UNCLEAR})\b)"
)


def _said_again(first: str, verb: re.Match[str], second: str) -> str | None:
    """The subject of the first verb as it is said before the second one; None when unsure."""
    subject = _ASIDE.sub("", _BRACKETS.sub("", first[: verb.start()]).strip())
    subject = _LEADING.sub("", subject)
    if not subject or "," in subject or HAS_VERB.search(_WHO.sub("", subject)):
        return None
    again = pronoun(subject[0].lower() + subject[1:], verb.group().split()[0], _bare(second))
    if again is None and subject.count(" ") < 3:
        again = re.sub(r"^[Aa]n? ", "the ", subject)
    return again and again[0].upper() + again[1:]


_ASIDE = re.compile(r", [^,]*,$")
_LEADING = re.compile(r"^(?:[A-Z][^,]* )?[\w-]+, (?=(?:the|your|an?|you|we|they|it)\b)")
_WHO = re.compile(r" (?:who|that|which) .*")
_BRACKETS = re.compile(r" ?\([^()]*\)")


def _bare(second: str) -> str:
    return re.sub(
        r"^(?:\w+ly |also |then |nearly always |almost always |often |usually )*", "", second
    )


def _goes_with(verb: str, joint: re.Match[str], first: str, second: str) -> bool:
    """Whether the second verb has the subject of the first, and not that of a clause inside."""
    one, two = verb.split()[0], _bare(second).split()[0].rstrip(",.")
    modal, other = re.fullmatch(MODAL, one), re.fullmatch(MODAL, two)
    if re.match(rf"{FINITE}(?: not)?,", second) or len(first.split()) < 4 or second.count(" ") < 2:
        return False
    if modal and not other and two in {"have", "do", "need"}:
        return False  # "You will be taken to the ward and have a drink"
    inside = GOVERNED.search(first, first.find(verb))
    if inside is None:
        agree = modal or other or _number(one) == _number(two)
        apart = joint.group().startswith(",") or joint["when"] or re.match(rf"{FINITE}\b", second)
        return bool(agree and apart)
    if not joint.group().startswith(","):
        return False
    if other:
        return bool(modal) and one == two and HAS_VERB.search(first, inside.end() + 1) is not None
    in_it = HAS_VERB.findall(first[inside.end() :])
    return bool(in_it) and all(_number(found) not in {_number(two), None} for found in in_it)


_MAY_BE_ONE = lazy(rf"{SINGULAR}|{CLEAR}|{UNCLEAR}")


def _number(verb: str) -> str | None:
    """Of what a verb is said: of one thing or of several; None when it does not show."""
    if _MAY_BE_ONE.fullmatch(verb):
        return "one"
    return "several" if _DO_SEVERAL.fullmatch(verb) else None


_BOTH_DO = lazy(
    rf"(?P<first>(?P<subject>{PLURAL_NOUN}|You |They |We )(?P<verb>{PLURAL}|{DOES})\b[^,:;]*?) "
    rf"(?P<word>and|but) (?P<second>{DOES_SOMETHING}\b.*|last (?:for|between|about|up)\b.*)$"
)


def _both_do(sentence: str) -> re.Match[str] | None:
    """ "The leads carry A and send B." """
    match = _BOTH_DO.match(sentence)
    if match is None or HAS_VERB.search(match["subject"]) or LETS_OTHERS.search(match["first"]):
        return None
    return None if shares_its_end(match["first"], match["second"]) else match


_ASKED_OF = re.compile(
    r"(?:(?:will|may|might|should|must) (?:be )?|are |)"
    r"(?:asked|advised|encouraged|told|able|allowed|invited|need|have|required)"
)
_ASKED_TO = lazy(
    rf"(?P<lead>(?:[A-Z][^,]*, )?)(?P<who>[Yy]ou|[Ww]e) (?P<asked>{_ASKED_OF.pattern}) to "
    rf"(?P<first>{DOES}\b[^;:]*?),? and "
    rf"(?P<second>to {DOES}\b[^;:]*|{DOES_SOMETHING}\b[^;:]*)$"
)


def asked_to(sentence: str) -> tuple[str, ...] | None:
    """ "You will be asked to A and B." → "… You will also be asked to B." """
    if sentence.count(" ") < _TIRING or GOVERNED.search(_ASKED_OF.sub("", sentence)):
        return None
    match = _ASKED_TO.match(sentence)
    if match is None or in_brackets(sentence, match.start("second")):
        return None
    first, second = match["first"], match["second"]
    if not second.startswith("to ") and _MAY_BE_MAIN.match(second):
        return None  # "asked to wait and have a drink"
    if NEGATED.search(sentence) or LETS_OTHERS.search(first) or shares_its_end(first, second):
        return None
    if len(first.split()) < 3 or re.search(r" (?:and|or) ", second):
        return None
    who = match["who"].capitalize()
    asked = re.sub(rf"^((?:{MODAL}|are) |)", r"\1also ", match["asked"])
    return (
        as_sentence(sentence[: match.end("first")]),
        as_sentence(f"{who} {asked} to {second.removeprefix('to ')}"),
    )


_TIRING = 15
"""Words from which two things asked of one are better said in two sentences."""
_MAY_BE_MAIN = re.compile(r"(?:have|be|get|go|see|need|receive|meet|become|feel|return|leave)\b")

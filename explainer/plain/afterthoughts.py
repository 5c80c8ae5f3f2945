"""Cutting off what is set between commas or added behind the last one."""

from __future__ import annotations

import re

from explainer.plain.grammar import (
    CLAUSE,
    FINITE,
    GOVERNED,
    HAS_VERB,
    NOUN,
    PERSON,
    PLURAL,
    RULED,
    SCOPED,
    SINGULAR,
    VERB,
    as_sentence,
    asks,
    in_brackets,
    is_clause,
    is_long,
    names_several,
    says_something,
)
from explainer.plain.predicates import own_verbs
from explainer.plain.verbs import BASE, PARTICIPLE, THIRD
from explainer.plain.wordlist import lazy

_PHRASE = r"(?:[\w'’/-]+|\([^()]*\))(?: (?:[\w'’/-]+|\([^()]*\))){0,8}?"
# A sentence that opens so has not named its subject yet, or speaks of none.
NO_SUBJECT = re.compile(
    r"(?:in|on|at|by|for|from|with|without|under|within|during|before|after|following|upon|through|"
    r"no|none|neither|nobody|any|anyone|each|every|both|either|most|some|many|few|all|it|they|you|"
    r"we|this|these|that|there|once|as|to|not|do|if|\w+ing)\b",
    re.IGNORECASE,
)
_ONE = lazy(rf"(?:{SINGULAR}|{THIRD})")
_MANY = lazy(rf"(?:{PLURAL}|{BASE}|include)")


_ASIDE = lazy(
    rf"(?P<what>{_PHRASE}), (?:which|who) "
    rf"(?P<aside>(?P<one>{VERB})\b(?:[^,;:]|,(?=\d{{3}}))*), "
    rf"(?P<main>(?:\w+ly )?(?P<two>{VERB}|{BASE})\b.*)$"
)


def aside(sentence: str) -> tuple[str, ...] | None:
    """ "X, which A, does B." → "X A. It does B." """
    match = _ASIDE.match(sentence)
    if match is None or not _is_subject(sentence, match["what"]):
        return None
    again = _again(match["what"], match["two"]) or _again(match["what"], match["one"])
    if _ONE.fullmatch(match["one"]) and _MANY.fullmatch(match["two"]):
        return None  # "Waiting, which is unwise as it may bleed, grow or spread"
    if again is None:
        return None
    return as_sentence(f"{match['what']} {match['aside']}"), f"{again} {match['main']}"


# "An injection of cortisone, a strong drug": which of the two is it?
_INSIDE = "of|in|on|with|for|from|to|by|at|between|under|behind|around|inside|through"


_APPOSITION = lazy(
    rf"(?P<what>{_PHRASE}), (?P<thing>an? [^,;:]+), "
    rf"(?P<main>(?:\w+ly )?(?P<verb>{SINGULAR}|{THIRD})\b.*)$"
)


def apposition(sentence: str) -> tuple[str, ...] | None:
    """ "X, a B with C, does D." → "X is a B with C. It does D." """
    match = _APPOSITION.match(sentence)
    if match is None or not _is_subject(sentence, match["what"]):
        return None
    again = _again(match["what"], match["verb"])
    if again is None or re.search(rf"\b(?:and|or|{_INSIDE})\b", match["what"]):
        return None
    return as_sentence(f"{match['what']} is {match['thing']}"), f"{again} {match['main']}"


# "Exercise, combined with a diet, helps": together, and not otherwise.
_A_WAY = r"(?:coupled|combined|taken|used|given|followed|compared|together|done|performed|if|when)"


def named_again(sentence: str) -> tuple[str, ...] | None:
    """ "In it, some X, the B that does C, is D." → "In it, some X is D. X is the B that …" """
    if not is_long(sentence) or RULED.match(sentence) or ";" in sentence or ":" in sentence:
        return None
    for match in _NAMED_AGAIN.finditer(sentence):
        before, what, after = sentence[: match.start()], match["what"], sentence[match.end() :]
        thing = _QUANTITY.sub("", _LEADING.sub("", before))
        if in_brackets(sentence, match.start()) or own_verbs(before) or own_verbs(what):
            continue
        if NO_SUBJECT.match(thing) or not re.fullmatch(r"[\w'’-]+(?: [\w'’-]+){0,5}", thing):
            continue
        if PERSON.search(thing) or re.search(rf"\b(?:and|or|{_INSIDE})\b|\d", thing):
            continue
        be = "are" if names_several(thing) else "is"
        if be == "are" and re.match(r"an? ", what):
            continue
        # First of all: what comes next speaks of what happens, not of what the thing is.
        return as_sentence(f"{thing} {be} {what}"), as_sentence(f"{before} {after}")
    return None


# Behind the second comma goes on what the first one broke off: the verb.
_NAMED_AGAIN = lazy(
    rf", (?P<what>(?:the|an?) [^,;:()]+), (?=(?:\w+ly |also |then |often )?{FINITE}\b)"
)
_QUANTITY = re.compile(
    r"^(?:an?|some|the) (?:\w+ )?(?:amount|quantity|volume|sample|piece|dose|drop)s? of "
)
_LEADING = re.compile(r"^(?:(?:In|On|At|During|After|Before|With|Through) [^,]*, )")


_OF_ITS_KIND = lazy(
    r"(?P<first>[^;:]+)(?:,| [–—-]) (?P<a>an?) (?P<kind>(?:[\w-]+ ){0,3}?[\w-]+) "
    rf"(?:(?:that|which) (?P<does>(?:\w+ly )?{VERB}\b[^;:]*)|in which (?P<then>[^;:]+)"
    r"|(?P<done>(?:called|known as|referred to|made|manufactured|produced|caused|used) "
    r"[^,;:]*))$"
)


def of_its_kind(sentence: str) -> tuple[str, ...] | None:
    """ "…, a process that takes an hour." → "… This process takes an hour." """
    match = _OF_ITS_KIND.match(sentence)
    if match is None or not is_long(sentence) or in_brackets(sentence, match.end("first")):
        return None
    first, kind = match["first"], match["kind"]
    if not (own_verbs(first) or asks(first)) or RULED.match(sentence) or PERSON.search(kind):
        return None
    if re.search(r"\b(?:of|in|with|for|to|from|at|on|by|and|or|that|which)\b", kind):
        return None
    if HAS_VERB.search(kind) or re.search(r", (?:an?|the|any|your) (?:[\w-]+ ?){1,4}$", first):
        return None  # one of several things, not what the one before is
    if _MAIN_AGAIN.search(match["does"] or match["then"] or ""):
        return None  # "It is removed, a pouch that stores bile, through small cuts"
    if match["then"]:
        return as_sentence(first), f"In this {kind}, {match['then']}"
    if match["done"]:
        return as_sentence(first), f"This is {match['a']} {kind} {match['done']}"
    return as_sentence(first), f"This {kind} {match['does']}"


# Behind the second comma the main clause goes on: how, where or when it is done.
_MAIN_AGAIN = re.compile(
    r", (?:through|by|with|without|using|via|from|in|into|on|onto|at|under|over|after|before|"
    r"during|within|until|for|to|as)\b"
)


_DESCRIBED = lazy(
    rf"(?P<what>{_PHRASE}), "
    rf"(?P<how>(?:affecting|(?:(?!{_A_WAY}\b)|\w+ly |often |also ){PARTICIPLE} "
    rf"(?:by|with|in|from|as|an?|to|for|on)) [^,;:]*(?:,\d{{3}}[^,;:]*)*), "
    rf"(?P<main>(?:\w+ly )?(?P<verb>{FINITE}|{THIRD}|include)\b.*)$"
)


def described(sentence: str) -> tuple[str, ...] | None:
    """ "X, caused by A, is B." → "X is caused by A. It is B." """
    match = _DESCRIBED.match(sentence)
    if match is None or not _is_subject(sentence, match["what"]):
        return None
    again = _again(match["what"], match["verb"])
    if again is None:
        return None
    if match["how"].startswith("affecting"):
        affect = "affect" if again == "They" else "affects"
        how = match["how"].replace("affecting", affect, 1)
        return as_sentence(f"{match['what']} {how}"), f"{again} {match['main']}"
    be = "are" if again == "They" else "is"
    return as_sentence(f"{match['what']} {be} {match['how']}"), f"{again} {match['main']}"


def _is_subject(sentence: str, what: str) -> bool:
    """Whether these first words name one thing, and nothing else rules the sentence."""
    if not is_long(sentence) or RULED.match(sentence) or SCOPED.match(sentence):
        return False
    return not (NO_SUBJECT.match(what) or HAS_VERB.search(what) or in_brackets(what, len(what)))


def _again(what: str, verb: str) -> str | None:
    """How these words are said again before a verb that agrees with them; None when unsure."""
    if _ONE.fullmatch(verb):
        return what if PERSON.search(what) else "It"
    return "They" if _MANY.fullmatch(verb) else None


def depending(sentence: str) -> tuple[str, ...] | None:
    """ "Depending on A, you may B." → "You may B. This depends on A." """
    match = re.match(r"Depending (?:up)?on (?P<what>[^,;:]+), (?P<main>[^;:]+)$", sentence)
    if match is None or sentence.count(" ") < 13 or not CLAUSE.match(match["main"]):
        return None
    if re.search(r"\b(?:if|unless|until)\b", sentence) or in_brackets(sentence, match.end("what")):
        return None
    return as_sentence(match["main"]), f"This depends on {match['what']}"


def explained(sentence: str) -> tuple[str, ...] | None:
    """ "… by a pathologist (an expert in tissue)." → "… A pathologist is an expert in tissue." """
    match = re.match(
        r"(?P<before>(?:.* )?)(?P<thing>[Aa]n? (?:[\w-]+ )?[\w-]+) \((?P<what>an? [^();:]+)\)"
        r"(?P<after>[ .,].*|)$",
        sentence,
    )
    if match is None or not is_long(sentence) or len(match["what"].split()) < 4:
        return None
    if re.search(r"\d|\b(?:or|and|not|if|your|this)\b", match["what"]):
        return None
    if re.fullmatch(PARTICIPLE, match["thing"].split()[-1]):
        return None  # "a biopsy taken (a small piece of tissue)"
    whole = f"{match['before']}{match['thing']}{match['after']}"
    if not says_something(whole) or in_brackets(whole, len(match["before"])):
        return None
    return as_sentence(whole), as_sentence(f"{match['thing']} is {match['what']}")


def bracketed(sentence: str) -> tuple[str, ...] | None:
    """ "… (this is normal)." → "… This is normal." In the middle, only what speaks of "you"."""
    match = re.match(
        r"(?P<first>[^()]*) \((?P<inside>(?:(?:it|this|these|they|you|we|there|do not)\b"
        rf"|(?!{RULED.pattern[1:]}|where|who|which|how|in|on|at|for|with|as)"
        rf"{NOUN}{FINITE}\b)[^()]+)\)\.$",
        sentence,
        re.IGNORECASE,
    ) or re.match(
        r"(?P<first>[^()]*) \((?P<inside>(?:you|we|please|do not)\b[^()]+)\)"
        r"(?P<after>[ ,][^()]*)$",
        sentence,
    )
    if match is None or len(match["inside"].split()) < 3 or not is_clause(match["inside"]):
        return None
    after = match.groupdict().get("after") or ""
    if after and (GOVERNED.search(sentence) or RULED.match(sentence)):
        return None
    return as_sentence(match["first"] + after), as_sentence(match["inside"])


_REMARKS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?P<first>[^;:]+?),? depending (?:up)?on (?P<rest>[^,;:]+)$"), "This depends on"),
    (
        re.compile(r"(?P<first>[^;:]+), (?:which is )?known as (?P<rest>[^,;:]+)$"),
        "This is known as",
    ),
    (
        re.compile(
            r"(?P<first>[^;:]+), (?P<rest>(?:usually|normally|generally|typically|ordinarily|often|"
            r"mainly|predominantly|particularly|especially) "
            r"(?:after|within|between|for|by|in|on|at|under) [^,;:]+)$"
        ),
        "This is",
    ),
)


def remark(sentence: str) -> tuple[str, ...] | None:
    """ "It may take a year, depending on your age." → "… This depends on your age." """
    if sentence.count(" ") < 13:
        return None
    for pattern, words in _REMARKS:
        match = pattern.match(sentence)
        if match is None or in_brackets(sentence, match.start("rest")):
            continue
        if not stands(match["first"]) or _BARE_NAME.search(match["first"]):
            continue
        if words == "This is" and HAS_VERB.search(_RELATIVE.sub("", match["rest"])):
            continue  # "A, a test (that shows B) will be done"
        if words == "This is" and re.search(r"\bto (?!(?:the|your|an?|as|\d)\b)", match["rest"]):
            continue  # "…, usually in the arm to give you drugs"
        if words == "This is" and (happens := _HAPPENS.search(match["first"])):
            words = f"This {happens.group()}"
        rest = _ESPECIALLY.sub(r"\1 so ", match["rest"]) if words == "This is" else match["rest"]
        return as_sentence(match["first"]), f"{words} {rest}"
    return None


# "It runs in, the volume depending on age": of what depends, no more than the name is said.
_BARE_NAME = re.compile(r", (?:the|its|their|your) (?:[\w-]+ )?[\w-]+$")
_ESPECIALLY = re.compile(r"^(particularly|especially) ")
_HAPPENS = lazy(rf"\b(?:happens|occurs)\b(?!.*\b{FINITE}\b)")
_RELATIVE = re.compile(r"\([^()]*\)|\b(?:that|which) .*")


def stands(first: str) -> bool:
    """Whether the words before the comma say something by themselves."""
    if RULED.match(first) and ", " not in first:
        return False
    last = _JOINTS.split(first)[-1]
    return says_something(last) if last == first else bool(CLAUSE.match(last))


_JOINTS = re.compile(r"\b(?:when|while|if|unless|until|because|although|once|where|whether) ")

"""Cutting off what a word takes in: "such as …", "including …", "for example …"."""

from __future__ import annotations

import re

from explainer.plain.afterthoughts import NO_SUBJECT, stands
from explainer.plain.grammar import (
    FINITE,
    HAS_VERB,
    RULED,
    SCOPED,
    SEVERAL_S,
    VERB,
    as_sentence,
    in_brackets,
    is_long,
    names_several,
    says_something,
)
from explainer.plain.predicates import has_main
from explainer.plain.verbs import BASE, THIRD
from explainer.plain.wordlist import lazy, words_of

_EXAMPLES = lazy(
    r"(?P<what>[^,;:]+), (?P<word>such as|including|among them|for example,?) "
    r"(?P<items>[^;:()]+?), "
    rf"(?P<main>(?:\w+ly )?(?:{FINITE}|{THIRD}|{BASE})\b[^;:]*)$"
)


def examples(sentence: str) -> tuple[str, ...] | None:
    """ "X, such as A or B, are C." → "X are C. Examples are A or B." Also "including"."""
    match = _EXAMPLES.match(sentence)
    if match is None or sentence.count(" ") < 13 or not _NAMES_SEVERAL.search(match["what"]):
        return None
    if RULED.match(sentence) or SCOPED.match(sentence) or NO_SUBJECT.match(match["what"]):
        return None
    if HAS_VERB.search(match["items"]) or re.search(r"\b(?:who|that|which|if)\b", match["what"]):
        return None
    several = re.search(r",| (?:and|or) ", match["items"])
    words = "Examples are" if several else "An example is"
    if match["word"] == "including":
        words = _includes(match["what"])
    if " and " in match["main"]:  # what is said next may be another sentence
        head = re.split(r" (?:to|of|in|on|for|from|with) ", match["what"])[0].split()[-1].lower()
        if not names_several(head):
            return None
        words = f"These {head} include"
    return as_sentence(f"{match['what']} {match['main']}"), f"{words} {match['items']}"


_NAMES_SEVERAL = re.compile(r"(?:[^su]s|medicine|medication|activity|exercise|treatment)$")


def bracketed_examples(sentence: str) -> tuple[str, ...] | None:
    """ "Stop all tablets (A, B and C) now." → "Stop all tablets now. These tablets include …" """
    match = re.match(
        r"(?P<before>[^()]* (?P<things>[a-z-]+[^su]s)) \((?:such as |including |like )?"
        r"(?P<items>[^();:]+, [^();:]+)\)(?P<after>[ .,].*|)$",
        sentence,
    )
    if match is None or sentence.count(" ") < 13 or len(match["items"].split(", ")) < 3:
        return None
    if not re.search(r", (?:and|or) |\w (?:and|or) [\w-]+$|, etc", match["items"]):
        return None
    if re.search(r"\d", match["items"]) or HAS_VERB.search(match["items"]):
        return None
    whole = f"{match['before']}{match['after']}"
    if not says_something(whole) or RULED.match(sentence):
        return None
    return as_sentence(whole), as_sentence(f"These {match['things']} include {match['items']}")


def for_example(sentence: str) -> tuple[str, ...] | None:
    """ "Tell us of any implants, for example a clip." → "… An example is a clip." """
    match = re.match(
        r"(?P<first>[^;:]+?[a-z\)]),? (?:[–—-] )?(?:for example|for instance|such as),? "
        r"(?P<items>[^;:]+)$",
        sentence,
    )
    if match is None or sentence.count(" ") < 13 or in_brackets(sentence, match.start("items")):
        return None
    bare = "such as" in sentence[match.end("first") : match.start("items")]
    if bare and sentence[match.end("first")] != ",":
        return None  # "a condition such as gout": which one is told behind it
    if not stands(match["first"]) or not _NAMES_SEVERAL.search(_BRACKET.sub("", match["first"])):
        return None
    if _GOES_ON.search(match["items"]) or HAS_VERB.search(match["items"]):
        return None
    if not re.match(r"(?:an?|the|your|some|any)\b|[a-z][\w-]*(?<!ing)\b", match["items"]):
        return None
    several = re.search(r", | (?:and|or) ", match["items"])
    words = "Examples are" if several else "An example is"
    return as_sentence(match["first"]), f"{words} {match['items']}"


_BRACKET = re.compile(r" \([^()]*\)$")


def including(sentence: str) -> tuple[str, ...] | None:
    """ "Avoid sport, including running." → "Avoid sport. This includes running." """
    match = re.match(r"(?P<first>[^;:]+?), including (?P<rest>[^;:]+)$", sentence)
    if match is None or not is_long(sentence) or in_brackets(sentence, match.start("rest")):
        return None
    if not stands(match["first"]) or _GOES_ON.search(match["rest"]):
        return None
    if re.search(r"\b(?:which|that|who)\b", match["first"]) and not has_main(match["first"]):
        return None  # "Problems that may be serious, including A": the name of something
    return as_sentence(match["first"]), f"{_includes(match['first'])} {match['rest']}"


def _includes(first: str) -> str:
    """ "This includes", or "These include" when what was named last is more than one."""
    several = _SEVERAL.search(first)
    if several is None or several["thing"] in _NOT_SEVERAL or _ONE_KIND.search(first):
        return "This includes"
    thing = several["listed"] or (several["more"] and several["thing"])
    return f"These {thing} include" if thing else "These include"


_SEVERAL = lazy(
    rf"\b(?P<thing>[A-Za-z]?[a-z]+{SEVERAL_S})"
    r"(?P<more> (?:which|that|who|before|after|during) (?:(?! and ).)*)?$"
    r"|\b(?P<listed>benefits|complications|effects|problems|reasons|risks|side-effects|signs|"
    r"symptoms|tests) (?:associated|from|involved|linked|of|related|to|with)\b(?:(?! and )[^,])*$"
)
# "Medicine to prevent clots, including aspirin": the medicine is meant, not the clots.
_ONE_KIND = re.compile(
    r"\b(?:medicine|medication|treatment|therapy|activity|exercise|food|equipment|surgery|"
    r"information|work|help|care|any (?:[\w-]+ )?[\w-]+[^\Ws]) (?:to|for|of|against|with|on|in)\b"
)
_NOT_SEVERAL = words_of("always hours days minutes perhaps sometimes weeks months years yourselves")


# Behind what is included the sentence has more to say about all of it.
_GOES_ON = lazy(
    r"^(?:during|in|on|at|if|when|while|after|before|by|for|those|how|whether)\b"
    rf"|, (?:\w+ly )?{VERB}\b"
    r"|, (?:for|until|before|after|during|unless|if|as|because|since|within|who|which|that|in|on|"
    r"to|and (?:you|it|they|we|the|your|that|to|must|should))\b"
    rf"| (?:for|until|within|before|after|unless|if|when) |, [^,]*\b{VERB}\b"
)

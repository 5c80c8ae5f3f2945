"""Long ways of saying it, by their grammar: what the glossary cannot say word for word.

Each rule says the same with a verb for a noun, with fewer words, or in the order of speech. A rule
that changes what is counted (a "will" behind "it is possible that") says by how much.
"""

from __future__ import annotations

import re

from explainer.plain.changes import SUBJECT, Change, Rule
from explainer.plain.duties import DUTIES
from explainer.plain.inflect import verb_forms
from explainer.plain.nominals import DONE, NOMINALS
from explainer.plain.verbs import ANY_BASE
from explainer.plain.wordlist import any_of, lazy

_MODAL = r"(?:will|may|might|can|could|should|must|would|is|are|was|were|has|have|do|does|need)"
_SOME = (
    r"(?:about |nearly |almost |around |up to |over |at least )?"
    r"(?:half|most|many|some|few|\d+ in \d+|\d+(?:%| percent))(?: of)?(?: all)?"
    r"(?: (?:patients|people|women|men|children))?"
)


def _so(match: re.Match[str]) -> str:
    """ "You should therefore rest" → "So you should rest"."""
    who = match["who"]
    return f"So {who[0].lower()}{who[1:]} {match['verb']}"


def _never(match: re.Match[str]) -> str:
    return f"{match['who']} {match['duty']} never {match['verb']}"


def _probably(match: re.Match[str]) -> str:
    return f"{match['who']} will probably"


def _but(match: re.Match[str]) -> str:
    """ "You should nevertheless rest" → "But you should rest"."""
    who = match["who"]
    return f"But {who[0].lower()}{who[1:]} {match['verb']}"


def _but_in(match: re.Match[str]) -> str:
    """ "In most, however, it heals" → "But in most, it heals"."""
    return f"But {match['lead'][0].lower()}{match['lead'][1:]},"


def _keep(match: re.Match[str]) -> str:
    """ "continue to bleed" → "keep bleeding"."""
    ending = {"continue": "keep", "continues": "keeps", "continued": "kept"}[match["go"]]
    return f"{ending} {verb_forms(match['base'])[4]}"


def _have_it(match: re.Match[str]) -> str:
    """ "Pain is experienced by 1 in 20" → "1 in 20 have pain"."""
    verb = {"experienced": "have", "reported": "report", "noticed": "notice"}[match["verb"]]
    who, what = match["who"], match["what"]
    return f"{who[0].upper()}{who[1:]} {verb} {what[0].lower()}{what[1:]}"


STRAIGHTER: tuple[Rule, ...] = (
    Change(re.compile(r"^(?:Please note|Note|Please be (?:aware|advised)) that (?=\w)"), ""),
    Change(
        re.compile(r"^(?:You should (?:also )?(?:note|be aware)|It should be noted) that (?=\w)"),
        "",
        ("modality", "should"),
    ),
    Change(
        lazy(
            r"^(?:Under|In) no circumstances (?P<duty>should|must|may|can|will) "
            rf"(?P<who>{SUBJECT}) (?P<verb>be|[a-z]+(?= (?:the|your|an?|any|to|in|it)\b|[.,]))"
        ),
        _never,
    ),
    Change(re.compile(r"\b(must|should) (?:under no circumstances|on no account)\b"), r"\1 never"),
    Change(
        lazy(
            rf"^(?P<who>(?i:{SUBJECT})) (?P<verb>{_MODAL}) "
            r"(?:therefore|consequently|accordingly|thus|hence)(?= [a-z])"
        ),
        _so,
    ),
    Change(
        lazy(
            rf"^(?P<who>(?i:{SUBJECT})) (?P<verb>{_MODAL}) (?:nevertheless|nonetheless)(?= [a-z])"
        ),
        _but,
    ),
    Change(
        re.compile(
            r"^(?P<lead>(?:In|For|At|With|After|Before|During|Among|Of) [^,;:()]{2,50}), "
            r"(?:however|nevertheless),(?= [a-z])"
        ),
        _but_in,
    ),
    Change(lazy(rf"\b(?P<go>continue[sd]?) to (?!be\b)(?P<base>{ANY_BASE})\b"), _keep),
    Change(
        lazy(
            rf"^(?P<what>(?!\w+ing\b)[A-Z][\w ,-]{{2,60}}?) (?:is|are) "
            rf"(?P<verb>experienced|reported|noticed) by (?P<who>{_SOME})"
            r"(?=\.?$| (?:while|when|after|during|within|for|in)\b[^,;]*$)"
        ),
        _have_it,
    ),
    Change(
        re.compile(r"\b(?P<have>have|has) previously (?=(?:been|had|taken|undergone|\w+ed)\b)"),
        r"\g<have> ",
    ),
    Change(
        lazy(rf"\b[Ii]t is possible that (?P<who>{SUBJECT}) (?:may|might|could)\b(?! not be able)"),
        r"\g<who> may",
        ("modality", "may"),
    ),
    Change(
        lazy(rf"\b[Ii]t is possible that (?P<who>{SUBJECT}) will\b"),
        r"\g<who> may",
        ("modality", "will"),
    ),
    Change(lazy(rf"^It is likely that (?P<who>{SUBJECT}) will\b"), _probably),
    Change(
        re.compile(r"\b(may|might|could) (?:possibly|potentially)\b"),
        r"\1",
        ("modality", "may"),
    ),
    *DUTIES,
    *NOMINALS,
)
_ANY = tuple(
    map(
        re.compile,
        (
            r"(?:ote|noted|aware|advised|possible|likely) that\b",
            r"(?:ienc|ort|otic)ed by",
            "nevertheless|nonetheless|however|previously|circumstances|account|therefore|"
            "consequently|accordingly|thus|hence|consecutive|preceding|sufficiently|discretion|"
            "possibly|potentially|accompanied|undergoing|continue|view to|There is no need",
            r" in (?:nature|colou?r|shape|size)\b",
            r"t is (?!possible|likely)",
            rf"{any_of([*DONE, *map(str.capitalize, DONE)])} of\b",
            r" (?:aim|intention|goal|purposes?|object|effort) (?:of|at) \w+ing",
            " having",
        ),
    )
)
"""What some of the rules look for is in every sentence that one of them changes."""


def is_wordy(sentence: str) -> bool:
    """Whether one of the rules may find something in it."""
    return any(look.search(sentence) for look in _ANY)


_NAMED_TWICE = re.compile(
    r"\b(?P<the>[Tt])he (?P<name>(?:(?!the|a|an|your|of|same|entire|whole)[a-z]+ ){0,2}[a-z]+"
    r"(?:plasty|scopy|ectomy|ostomy|otomy|graphy|centesis)) "
    r"(?:surgery procedure|surgical procedure|procedure|surgery|operation)\b"
    r"(?! (?:room|team|site))(?!['’-])"
)


def say_it_once(sentence: str) -> str:
    """ "the colonoscopy procedure" → "colonoscopy", which is a procedure by its name."""

    def once(match: re.Match[str]) -> str:
        name = match["name"]
        return name[0].upper() + name[1:] if match["the"] == "T" else name

    return _NAMED_TWICE.sub(once, sentence)

"""A verb for a noun, and fewer words for a time or a grade.

"After removal of the drains" is "after the drains are taken out".
"""

from __future__ import annotations

import re

from explainer.plain.changes import Change
from explainer.plain.grammar import names_several
from explainer.plain.verbs import base_of
from explainer.plain.wordlist import any_of, lazy

_COUNT = r"(?:two|three|four|five|six|seven|eight|nine|ten|\d+)"
_TIMES = r"(?:minutes|hours|days|nights|weeks|months|years|doses|readings|tests|visits|times)"
DONE = {
    "administration": "given",
    "closure": "closed",
    "collection": "collected",
    "examination": "checked",
    "injection": "injected",
    "insertion": "put in",
    "placement": "put in",
    "removal": "taken out",
    "repair": "repaired",
    "replacement": "replaced",
}
_NOMINAL = (
    rf"(?:surgical |complete )?(?P<noun>{any_of(DONE)}) of "
    r"(?P<what>(?:the|your)(?: (?!(?:and|or|of|that|which)\b)[\w'-]+){1,4}?)"
)
_ENDS = r"(?=[.,;)]|$| (?:by|with|in|at|from|for|you|is|are|will|may|can|should|must|has|have)\b)"
_TAKES_PLACE = (
    r"(?P<be>is|will be|may be|can be|should be|must be|has been) (?:usually |normally |then )?"
    r"(?:performed|done|carried out|undertaken)|(?P<happens>takes place|will take place|occurs)"
)


def _is_done(match: re.Match[str]) -> str:
    """ "after removal of the drains" → "after the drains are taken out"."""
    be = "are" if _is_plural(match["what"]) else "is"
    when = re.sub("(?i)following", "after", match["when"])
    return f"{when} {match['what']} {be} {DONE[match['noun'].lower()]}"


def _is_plural(what: str) -> bool:
    return names_several(what)


def _takes_place(match: re.Match[str]) -> str:
    """ "Removal of the drain takes place on day 2" → "The drain is taken out on day 2"."""
    be = match["be"] or ("will be" if match["happens"].startswith("will") else "is")
    if _is_plural(match["what"]):
        be = {"is": "are", "has been": "have been"}.get(be, be)
    return f"{match['what']} {be} {DONE[match['noun'].lower()]}"


def _in_order_to(match: re.Match[str]) -> str:
    """ "with the aim of reducing" → "to reduce"."""
    base = base_of(match["doing"])
    return f"to {base}" if base else match.group()


def _enough(match: re.Match[str]) -> str:
    return f"{match['how']} enough"


NOMINALS = (
    Change(lazy(rf"\b(?P<n>{_COUNT}) consecutive (?P<t>{_TIMES})\b"), r"\g<n> \g<t> in a row"),
    Change(
        lazy(
            rf"\b(?P<the>[Tt]he) (?:immediately )?preceding (?P<t>(?:{_COUNT} )?"
            r"(?:minute|hour|day|night|morning|evening|week|fortnight|month|year)s?)\b(?!['’])"
        ),
        r"\g<the> \g<t> before",
    ),
    Change(
        re.compile(
            r"\bsufficiently (?P<how>well|strong|long|large|small|high|low|soft|clear|awake|fit|"
            r"warm|cool|deep|clean|dry|alert|comfortable|stable|recovered|healed|mobile|severe|"
            r"serious|close|thick|thin|wide|full|safe|good|close)\b"
        ),
        _enough,
    ),
    Change(
        re.compile(r"\bat the discretion of (?P<who>(?:the|your) (?:\w+ )?[a-z]+[^s\W])\b(?! of)"),
        r"as \g<who> decides",
    ),
    Change(
        re.compile(r"\bat (?P<who>your (?:\w+ )?[a-z]+)['’]s discretion\b"), r"as \g<who> decides"
    ),
    Change(
        re.compile(
            r"\b(?P<how>benign|temporary|minor|mild|serious|harmless|permanent) in nature\b"
            r"|\b(?P<color>red|yellow|dark|pale|clear|brown|pink|green|black|white) in colou?r\b"
            r"|\b(?P<shape>round|oval) in shape\b|\b(?P<size>small|large) in size\b"
        ),
        lambda match: match["how"] or match["color"] or match["shape"] or match["size"],
    ),
    Change(
        re.compile(
            r"\b(?P<when>[Aa]fter|[Bb]efore|[Uu]ntil|[Ff]ollowing|[Pp]rior to) (?:the )?"
            + _NOMINAL
            + _ENDS
        ),
        _is_done,
    ),
    Change(lazy(rf"^(?:The )?{_NOMINAL} (?:{_TAKES_PLACE})\b", re.IGNORECASE), _takes_place),
    Change(
        re.compile(
            r"\b(?:with (?:the (?:aim|intention|goal|purpose|object) of|a view to)|"
            r"for the purposes? of|in an effort at) (?P<doing>[a-z]+ing)\b"
        ),
        _in_order_to,
    ),
    Change(
        re.compile(
            r"\b(?P<when>[Bb]efore|[Aa]fter|[Pp]rior to) (?:undergoing|having) "
            r"(?=(?:(?:the|your|an?|this) )?(?:\w+ ){0,2}?(?:surgery|operation|procedure|scan)\b)"
        ),
        r"\g<when> ",
    ),
)

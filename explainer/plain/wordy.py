"""Long ways of saying it, by their grammar: what the glossary cannot say word for word.

Each rule says the same with a verb for a noun, with fewer words, or in the order of speech. A rule
that changes what is counted (a "will" behind "it is possible that") says by how much.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from explainer.plain.guarantees import Facts
from explainer.plain.verbs import base_of
from explainer.plain.wordlist import any_of

Rule = Callable[[str], tuple[str, Facts]]

_NP = r"(?:the|your|an?|this|these|our|any) (?:[\w'’-]+ ){0,4}?[\w'’-]+"
_SUBJECT = rf"(?:you|it|they|we|this|these|there|{_NP})"
_MODAL = r"(?:will|may|might|can|could|should|must|would|is|are|was|were|has|have|do|does|need)"
_COUNT = r"(?:two|three|four|five|six|seven|eight|nine|ten|\d+)"
_TIMES = r"(?:minutes|hours|days|nights|weeks|months|years|doses|readings|tests|visits|times)"


@dataclass(frozen=True, slots=True)
class _Change:
    """What is looked for, what stands there then, and the facts that it says in another way."""

    pattern: re.Pattern[str]
    words: str | Callable[[re.Match[str]], str]
    said: tuple[str, str] | None = None

    def __call__(self, sentence: str) -> tuple[str, Facts]:
        changed, count = self.pattern.subn(self.words, sentence)
        if not count or changed == sentence:
            return sentence, Counter()
        changed = changed[0].upper() + changed[1:] if sentence[0].isupper() else changed
        return changed, Counter({self.said: count} if self.said else {})


# ---------------------------------------------------------------- a noun that is a verb

_DONE = {
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
    rf"(?:surgical |complete )?(?P<noun>{any_of(_DONE)}) of "
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
    return f"{match['when']} {match['what']} {be} {_DONE[match['noun'].lower()]}"


def _is_plural(what: str) -> bool:
    return re.search(r"[^sui]s$|(?:people|feet|teeth)$", what) is not None


def _takes_place(match: re.Match[str]) -> str:
    """ "Removal of the drain takes place on day 2" → "The drain is taken out on day 2"."""
    be = match["be"] or ("will be" if match["happens"].startswith("will") else "is")
    if _is_plural(match["what"]):
        be = {"is": "are", "has been": "have been"}.get(be, be)
    return f"{match['what']} {be} {_DONE[match['noun'].lower()]}"


def _in_order_to(match: re.Match[str]) -> str:
    """ "with the aim of reducing" → "to reduce"."""
    base = base_of(match["doing"])
    return f"to {base}" if base else match.group()


def _so(match: re.Match[str]) -> str:
    """ "You should therefore rest" → "So you should rest"."""
    who = match["who"]
    return f"So {who[0].lower()}{who[1:]} {match['verb']}"


def _never(match: re.Match[str]) -> str:
    return f"{match['who']} {match['duty']} never {match['verb']}"


def _probably(match: re.Match[str]) -> str:
    return f"{match['who']} will probably"


def _enough(match: re.Match[str]) -> str:
    return f"{match['how']} enough"


def _comes_with_you(match: re.Match[str]) -> str:
    verb = "go home" if match["home"] else "come"
    return f"{match['who']} {match['duty']} {verb} with you"


# What is important for the reader to do, who is told to do it; a surgeon does other things.
_TO_DO = any_of(
    "arrange arrive ask attend avoid bring call carry cough drink eat exercise fast finish follow "
    "inform keep lie move notify phone practice practise read relax remain report rest seek "
    "sit sleep speak stay stop take telephone tell wait walk wash wear complete continue contact"
)
_IT_IS = r"(?P<lead>^|^[^,;:]+, |, and |, so )[Ii]t is "
_VERB = rf" to (?={_TO_DO}\b(?! (?:a biopsy|samples?|measurements?)\b))"
_TO = rf"(?: for you)?(?P<no> not)?{_VERB}"


def _said(words: str) -> Callable[[re.Match[str]], str]:
    """These words, with a "not" where they have room for it."""
    return lambda match: f"{match['lead']}{words.format(match.groupdict().get('no') or '')} "


STRAIGHTER: tuple[Rule, ...] = (
    _Change(re.compile(r"^(?:Please note|Note|Please be (?:aware|advised)) that (?=\w)"), ""),
    _Change(
        re.compile(r"^(?:You should (?:also )?(?:note|be aware)|It should be noted) that (?=\w)"),
        "",
        ("modality", "should"),
    ),
    _Change(
        re.compile(
            r"^(?:Under|In) no circumstances (?P<duty>should|must|may|can|will) "
            rf"(?P<who>{_SUBJECT}) (?P<verb>be|[a-z]+(?= (?:the|your|an?|any|to|in|it)\b))"
        ),
        _never,
    ),
    _Change(re.compile(r"\b(must|should) (?:under no circumstances|on no account)\b"), r"\1 never"),
    _Change(
        re.compile(
            rf"^(?P<who>(?i:{_SUBJECT})) (?P<verb>{_MODAL}) "
            r"(?:therefore|consequently|accordingly|thus|hence)(?= [a-z])"
        ),
        _so,
    ),
    _Change(
        re.compile(rf"\b(?P<n>{_COUNT}) consecutive (?P<t>{_TIMES})\b"), r"\g<n> \g<t> in a row"
    ),
    _Change(
        re.compile(
            rf"\b(?P<the>[Tt]he) (?:immediately )?preceding (?P<t>(?:{_COUNT} )?"
            r"(?:minute|hour|day|night|morning|evening|week|fortnight|month|year)s?)\b(?!['’])"
        ),
        r"\g<the> \g<t> before",
    ),
    _Change(
        re.compile(
            r"\bsufficiently (?P<how>well|strong|long|large|small|high|low|soft|clear|awake|fit|"
            r"warm|cool|deep|clean|dry|alert|comfortable|stable|recovered|healed|mobile|severe|"
            r"serious|close|thick|thin|wide|full|safe|good|close)\b"
        ),
        _enough,
    ),
    _Change(
        re.compile(r"\bat the discretion of (?P<who>(?:the|your) (?:\w+ )?[a-z]+[^s\W])\b(?! of)"),
        r"as \g<who> decides",
    ),
    _Change(
        re.compile(r"\bat (?P<who>your (?:\w+ )?[a-z]+)['’]s discretion\b"), r"as \g<who> decides"
    ),
    _Change(
        re.compile(
            r"\b(?P<how>benign|temporary|minor|mild|serious|harmless|permanent) in nature\b"
            r"|\b(?P<color>red|yellow|dark|pale|clear|brown|pink|green|black|white) in colou?r\b"
            r"|\b(?P<shape>round|oval) in shape\b|\b(?P<size>small|large) in size\b"
        ),
        lambda match: match["how"] or match["color"] or match["shape"] or match["size"],
    ),
    _Change(
        re.compile(
            rf"\b[Ii]t is possible that (?P<who>{_SUBJECT}) (?:may|might|could)\b(?! not be able)"
        ),
        r"\g<who> may",
        ("modality", "may"),
    ),
    _Change(
        re.compile(rf"\b[Ii]t is possible that (?P<who>{_SUBJECT}) will\b"),
        r"\g<who> may",
        ("modality", "will"),
    ),
    _Change(re.compile(rf"^It is likely that (?P<who>{_SUBJECT}) will\b"), _probably),
    _Change(
        re.compile(r"\b(may|might|could) (?:possibly|potentially)\b"),
        r"\1",
        ("modality", "may"),
    ),
    _Change(re.compile(_IT_IS + "also important" + _TO), _said("also make sure{} to")),
    _Change(re.compile(_IT_IS + "important" + _TO), _said("make sure{} to")),
    _Change(
        re.compile(_IT_IS + "(?:very important|essential|vital|crucial|imperative)" + _TO),
        _said("you must{}"),
    ),
    _Change(
        re.compile(_IT_IS + "not (?:advisable|recommended|advised)(?: for you)?" + _VERB),
        _said("you should not"),
    ),
    _Change(re.compile(_IT_IS + "(?:advisable|recommended|advised)" + _TO), _said("you should{}")),
    _Change(re.compile(_IT_IS + "necessary(?: for you)?" + _VERB), _said("you need to")),
    _Change(
        re.compile(r"(?P<lead>^)(?:It is not necessary|There is no need)(?: for you)?" + _VERB),
        _said("you do not need to"),
    ),
    _Change(
        re.compile(
            r"^You (?P<duty>must|should|will need to|need to) be accompanied (?P<home>home )?by "
            r"(?P<who>an? (?:[\w-]+ ){0,3}(?:adult|person|relative|friend|escort|companion)"
            r"(?: or (?:friend|relative))?)(?=[ .,])"
        ),
        _comes_with_you,
    ),
    _Change(
        re.compile(
            r"\b(?P<when>[Aa]fter|[Bb]efore|[Uu]ntil|[Ff]ollowing|[Pp]rior to) (?:the )?"
            + _NOMINAL
            + _ENDS
        ),
        _is_done,
    ),
    _Change(re.compile(rf"^(?:The )?{_NOMINAL} (?:{_TAKES_PLACE})\b", re.IGNORECASE), _takes_place),
    _Change(
        re.compile(
            r"\b(?:with (?:the (?:aim|intention|goal|purpose|object) of|a view to)|"
            r"for the purposes? of|in an effort at) (?P<doing>[a-z]+ing)\b"
        ),
        _in_order_to,
    ),
    _Change(
        re.compile(
            r"\b(?P<when>[Bb]efore|[Aa]fter|[Pp]rior to) (?:undergoing|having) "
            r"(?=(?:(?:the|your|an?|this) )?(?:\w+ ){0,2}?(?:surgery|operation|procedure|scan)\b)"
        ),
        r"\g<when> ",
    ),
)
_ANY = re.compile(
    r"\bthat\b|circumstances|account|therefore|consequently|accordingly|thus|hence|consecutive|"
    r"preceding|sufficiently|discretion| in (?:nature|colou?r|shape|size)\b|poss?ibly|potentially|"
    r"\b[Ii]t is\b|There is no need|accompanied|\b(?i:" + any_of(_DONE) + r") of\b|\bof \w+ing\b|"
    r"view to|undergoing|having"
)
"""What some of the rules look for is in every sentence that one of them changes."""


def is_wordy(sentence: str) -> bool:
    """Whether one of the rules may find something in it."""
    return _ANY.search(sentence) is not None


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

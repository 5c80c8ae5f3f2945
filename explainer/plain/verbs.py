"""The verbs of English in the forms that tell where a clause is: `verbs.txt`, and ours.

Most verbs are nothing else, and those are all known. "Cough", "cuts" and "open" may be nouns or
adjectives too; the lists here name those that in a hand-out are read as verbs, each in its place.
"""

from __future__ import annotations

import re
from importlib import resources

from explainer.plain.inflect import verb_forms
from explainer.plain.wordlist import any_of, words_of

_ONLY, _MOSTLY, _PARTICIPLES = (
    words_of(part.partition("\n")[2])
    for part in resources.files("explainer.plain")
    .joinpath("verbs.txt")
    .read_text("utf-8")
    .split("\n\n")
)


def _thirds(bases: frozenset[str]) -> frozenset[str]:
    return frozenset(verb_forms(base)[1] for base in bases)


_CLEAR = _thirds(_ONLY) | words_of(
    "advances affects aspirates breaks closes collects combines comes compresses converts "
    "decreases directs eases excises exposes fails fills finds flushes gives goes helps holds "
    "increases inserts keeps lasts lies lowers makes manufactures means measures mixes narrows "
    "opens passes permits proceeds produces progresses raises reaches records relays remains "
    "repairs returns seals separates serves slides stands stitches stores swells takes threads "
    "travels triggers wants wears"
)
_UNCLEAR = words_of(
    "blocks causes checks cleans controls covers cuts drains forms fragments guides joins leads "
    "lights moves needs places pulls pumps pushes puts results runs sews shows spreads starts "
    "stays stops supplies turns uses washes works"
)
CLEAR = any_of(_CLEAR)
"""Third person of verbs: these are hardly ever plural nouns."""
UNCLEAR = any_of(_UNCLEAR)
"""These may be, unless an object follows."""
_OBJECT = r"(?:the|a|an|your|it|them|any|all|this)"
THIRD = (
    rf"(?:{CLEAR}|{UNCLEAR}(?= (?:{_OBJECT}|up|in|into|out|to|on)\b)"
    rf"|{any_of(_thirds(_MOSTLY) - _CLEAR - _UNCLEAR)}(?= {_OBJECT}\b))"
)
BASE = any_of(
    _ONLY
    | words_of(
        "affect attack bind build collect come experience fight find flow gain give go keep kill "
        "lead lie live make need notice pass present produce remain return show stay supply take "
        "trigger use want"
    )
)
"""What follows the plural of a noun: "stitches dissolve"."""
IMPERATIVE = (
    rf"(?:{any_of(_MOSTLY)}(?= {_OBJECT}\b)|"
    + any_of(
        _ONLY
        | words_of(
            "alternate always bend bite blow brush call change check chew clean come complete "
            "contact cough count cover dial discard do drink dry empty floss gargle give go have "
            "hold increase insert keep leave let lie lift limit make massage measure monitor move "
            "never phone place plan please press proceed put raise read refrain remain repeat "
            "report request rest resume return rinse ring rub schedule share shave show shower "
            "sign sleep soak spit squeeze stand start stay stop store submerge swallow take "
            "telephone try turn use wait walk wash wear wipe"
        )
    )
    + r"\b)"
)
"""What begins a request to the reader."""
PARTICIPLE = rf"(?:\w+ed|{any_of(_PARTICIPLES | words_of('put cut read spread'))})"

_SURELY_DOES = _ONLY | words_of(
    "be bleed collect come do drive find fit give go guide have help insert keep leave let lie "
    "make meet produce put raise review rinse stay swell take transfer try turn undress use wear"
)
SURELY_DOES = any_of(_SURELY_DOES)
"""Where a second verb begins behind "and"."""
# These may be nouns or adjectives: "support at home", "open wounds".
_MAYBE_DO = _MOSTLY | words_of(
    "allow answer arrest bruise cause change check clean complete contact control cough damage "
    "drain dress drink empty experience feel improve increase interfere lower mark measure "
    "move need notice numb offer open order phone place plan press progress record relax "
    "repair rest return scan seal show shower sign slide squeeze stitch store supply tape test "
    "thread tie touch visit wake wash work"
)
_MAYBE_DOES = any_of(_MAYBE_DO)
_ALL = (
    _SURELY_DOES
    | _MAYBE_DO
    | words_of(
        "affect appear arise become block brush burst clot come correct drip drop end expose "
        "extend faint flow form  function grow happen hold hurt itch last leak mean narrow note "
        "occur ooze pat peak range reach result rise rub  scar set shift slip split spread start "
        "stick sting strip tear tighten vomit widen wrap"
    )
)
ANY_BASE = any_of(_ALL)
"""The base form of any verb, were it a noun too: only where a verb is sure to be."""
_BASE_OF = {form: base for base in _ALL for form in verb_forms(base)[3:]}


def base_of(form: str) -> str | None:
    """The base form of a participle: "taking" and "taken" → "take"; None for what is no verb."""
    return _BASE_OF.get(form)


DOES = rf"(?:{SURELY_DOES}|{_MAYBE_DOES})"
_THING = (
    r"(?:the|your|a|an|any|some|it|them|you|this|these|their|our|how|what|whether|all|both|more|"
    r"additional|further|plenty|enough|at least)"
)
DOES_SOMETHING = rf"(?:{SURELY_DOES} [\w-]+|{_MAYBE_DOES} {_THING})"
MODALS = r"(?:will|may|can|could|might|should|must)"
# What somebody else may do behind "and".
LETS_OTHERS = re.compile(
    r"\bto (?!(?:the|your|a|an|this|our|hospital|bed|room)\b)[a-z]+"
    r"|\b(?:help|let|make|see|watch|have|how|what|where|or)\b",
    re.IGNORECASE,
)

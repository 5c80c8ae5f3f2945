"""Machine translation that passed every check, or none.

The ladder for each text: the model's favourite, its other hypotheses, the text in parts, and then
nothing, with the reason why.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from explainer.model import Severity
from explainer.translation import probe, protect
from explainer.translation.argos import Engine
from explainer.translation.checks import Finding
from explainer.translation.memory import Hypothesis
from explainer.translation.packages import Package

_NO_SPACES = frozenset({"zh", "zt", "ja", "th"})
_EMPTY = Finding(
    code="no-answer", severity=Severity.SERIOUS, detail="The language package gave no translation."
)
_GUESS = Finding(
    code="guess",
    severity=Severity.SERIOUS,
    detail="The language package was guessing: it found its own words improbable.",
)
_LEAST_CERTAINTY = 0.5
"""Below it, a translation is taken for a guess: the model found its own words less likely than not.

No rule sees that a fluent sentence is about something else, or that a word does not exist; the
model does. The mean probability of its own words is a well-studied sign of quality that needs no
reference (Fomicheva et al. 2020, "Unsupervised Quality Estimation for Neural Machine Translation").
With the package of the tests, everyday sentences get 0.55 to 0.95 and its inventions 0.15 to 0.5.
"""


@dataclass(frozen=True, slots=True)
class Attempt:
    """What came of one text."""

    text: str | None
    """The translation; None when none may be shown."""
    findings: tuple[Finding, ...]
    """What is to be said about `text`, or why there is none."""


def through(engine: Engine, legs: Sequence[Package], texts: Iterable[str]) -> dict[str, Attempt]:
    """Every text through one package after the other, each decoded once however often it occurs.

    Raises `PackageError` when a package cannot be loaded.
    """
    attempts = {text: Attempt(text, ()) for text in texts}
    for leg in legs:
        found = _leg(engine, leg, {a.text for a in attempts.values() if a.text is not None})
        for text, before in attempts.items():
            if before.text is not None:
                after = found[before.text]
                attempts[text] = Attempt(after.text, (*before.findings, *after.findings))
    return attempts


def _leg(engine: Engine, leg: Package, texts: Iterable[str]) -> dict[str, Attempt]:
    unique = sorted(texts)
    attempts = _try(engine, leg, unique)
    parts = {
        text: cut
        for text in unique
        if attempts[text].text is None and len(cut := protect.split(text)) > 1
    }
    pieces = _try(engine, leg, list(dict.fromkeys(p for cut in parts.values() for p in cut)))
    for text, cut in parts.items():
        translated = [pieces[part].text for part in cut]
        if all(translated):
            space = "" if leg.target in _NO_SPACES else " "
            whole = Hypothesis(space.join(filter(None, translated)), certainty=1)
            joined = _best(leg, text, [whole])
            attempts[text] = joined if joined.text else attempts[text]
    return attempts


def _try(engine: Engine, leg: Package, texts: Sequence[str]) -> dict[str, Attempt]:
    forms = [(text, form) for text in texts for form in protect.shapes(text)]
    answers = engine.hypotheses(leg, [form.text for _, form in forms])
    options: dict[str, list[Hypothesis]] = {text: [] for text in texts}
    for (text, form), said in zip(forms, answers, strict=True):
        options[text] += [each._replace(text=form.restore(each.text)) for each in said]
    for text, ways in Counter(text for text, _ in forms).items():
        if ways > 1:
            options[text].sort(key=lambda each: each.certainty, reverse=True)
    return {text: _best(leg, text, options[text]) for text in texts}


def _best(leg: Package, text: str, options: Iterable[Hypothesis]) -> Attempt:
    """The first option that passes the checks; else what is wrong with the first."""
    refused: tuple[Finding, ...] = ()
    for option in options:
        findings = _findings(leg, text, option)
        serious = tuple(f for f in findings if f.severity is Severity.SERIOUS)
        if not serious:
            return Attempt(option.text, findings)
        refused = refused or serious
    return Attempt(None, refused or (_EMPTY,))


def _findings(leg: Package, text: str, option: Hypothesis) -> tuple[Finding, ...]:
    if not option.text:
        return (_EMPTY,)
    guess = (_GUESS,) if option.certainty < _LEAST_CERTAINTY else ()
    return (*guess, *probe.findings(leg, text, option.text))

"""Trying a package out: whole pairs have been published broken, and files rot on disks.

A few everyday phrases go through the package and the checks. English ones are written here; those
of other languages come from CLDR, which words amounts of time and weight in every language.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from babel import Locale, UnknownLocaleError
from babel.units import format_unit

from explainer import languages
from explainer.model import Severity
from explainer.translation.checks import Finding, check
from explainer.translation.memory import Hypothesis
from explainer.translation.packages import Package

_ENGLISH = (
    "Good morning.",
    "Where is the hospital?",
    "I don't understand.",
    "She has a big house.",
    "We can wait for you here.",
)
_UNITS = (
    (3, "duration-day"),
    (4, "duration-week"),
    (5, "duration-hour"),
    (20, "duration-minute"),
    (2, "mass-kilogram"),
)


def findings(package: Package, text: str, translation: str) -> tuple[Finding, ...]:
    """The checks, which know English on one side: into English, the sides change places."""
    if package.source == "en":
        return check(text, translation, _tag(package.target))
    return check(translation, text, _tag(package.source))


def fault(
    package: Package, ask: Callable[[Package, Sequence[str]], list[tuple[Hypothesis, ...]]]
) -> str:
    """Why `package` must not be used, as a sentence; "" when it works.

    One odd answer may be a weak model, which the checks of each text are for. No answer at all, or
    more odd ones than good ones, is a broken one. Raises `PackageError` when it cannot be loaded.
    """
    phrases = _phrases(package.source)
    answers = [options[0].text if options else "" for options in ask(package, phrases)]
    wrong = ""
    failures = 0
    for phrase, answer in zip(phrases, answers, strict=True):
        if not answer:
            return f"The language package {package.name} has no answer to “{phrase}”."
        serious = [f for f in findings(package, phrase, answer) if f.severity is Severity.SERIOUS]
        if serious:
            failures += 1
            wrong = wrong or f"“{phrase}” became “{answer}”"
    if 2 * failures <= len(phrases):
        return ""
    return (
        f"The language package {package.name} got {failures} of {len(phrases)} everyday phrases "
        f"wrong ({wrong})."
    )


def _phrases(argos: str) -> tuple[str, ...]:
    if argos == "en":
        return _ENGLISH
    try:
        locale = Locale.parse(_tag(argos), sep="-")
    except (UnknownLocaleError, ValueError):
        locale = Locale("en")
    return tuple(f"{format_unit(n, unit, locale=locale)}." for n, unit in _UNITS)


def _tag(argos: str) -> str:
    """The tag of the language that Argos calls `argos`."""
    known = (entry.tag for entry in languages.LANGUAGES if entry.argos == argos)
    return next(known, argos)

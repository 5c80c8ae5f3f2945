"""Units: milligrams stay milligrams, hours stay hours.

Names of units in every language come from CLDR, through Babel.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from babel.core import Locale, UnknownLocaleError
from babel.units import format_unit

from explainer.translation.checks.pair import Finding, Pair, serious, warning
from explainer.translation.checks.text import WORD, fold

UNITS = {
    "duration": ("second", "minute", "hour", "day", "week", "month", "year"),
    "mass": ("microgram", "milligram", "gram", "kilogram", "ounce", "pound"),
    "volume": ("milliliter", "liter", "teaspoon", "tablespoon", "cup", "fluid-ounce", "gallon"),
    "length": ("millimeter", "centimeter", "meter", "kilometer", "inch", "foot", "mile"),
    "temperature": ("celsius", "fahrenheit"),
    "concentr": ("percent",),
}
"""CLDR's quantity → its units that medicine uses."""

_COUNTS = (1, 2, 5, 11, 1.5)
"""Enough numbers to see every plural form of every language."""

_OWN = {
    "%": "concentr-percent",
    "mcg": "mass-microgram",
    "cc": "volume-milliliter",
    "lbs": "mass-pound",
    **dict.fromkeys(map(fold, ("بالمئة", "في المئة", "في المائة", "퍼센트")), "concentr-percent"),
}
"""Forms in use that CLDR does not list everywhere. Of the single letters it does list only g and l
are kept: "1890s" is not a time in seconds."""

_ABBREVIATION = 3
"""A form of fewer letters counts as a unit only beside a number."""


@cache
def names(tag: str) -> dict[str, str]:
    """Folded name or abbreviation → CLDR id of the unit, for a BCP 47 tag."""
    try:
        locale = Locale.parse(tag.replace("-", "_"))
    except (ValueError, UnknownLocaleError, TypeError):
        return {}
    found: dict[str, str] = {}
    for quantity, units in UNITS.items():
        for unit in (f"{quantity}-{name}" for name in units):
            for length in ("long", "short", "narrow"):
                for count in _COUNTS:
                    text = format_unit(count, unit, length, locale=locale)
                    name = re.sub(r"[\d.,٫]+", "", fold(text)).strip(" .")
                    if len(name) > 1 or name in "gl%":
                        found.setdefault(name, unit)
    return found | _OWN


@cache
def _patterns(tag: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Units beside a number, and units anywhere."""
    forms = sorted(names(tag), key=len, reverse=True) or ["(?!)"]
    every = "|".join(map(re.escape, forms)) if names(tag) else "(?!)"
    full = "|".join(re.escape(f) for f in forms if len(f) >= _ABBREVIATION or not f.isascii())
    full = full or "(?!)"
    beside = rf"\d[ -]*({every})(?![{WORD}])|(?<![{WORD}])({full}) ?(?=\d)"
    return re.compile(beside), re.compile(f"({full})")


def unit_changed(pair: Pair) -> Iterator[Finding]:
    """A unit beside a number is gone, and another of the same kind has its place."""
    near, _ = _patterns("en")
    ours = {names("en")[a or b] for a, b in near.findall(pair.s)}
    if not ours:
        return
    near, anywhere = _patterns(pair.language)
    known = names(pair.language)
    beside = {known[a or b] for a, b in near.findall(pair.t)}
    present = beside | {known[name] for name in anywhere.findall(pair.t)}
    for unit in sorted(ours - present):
        quantity, _, name = unit.partition("-")
        other = sorted(u for u in beside - ours if u.startswith(quantity + "-"))
        if other:
            yield serious("unit-changed", f"{name} became {other[0].partition('-')[2]}.")
        elif quantity in ("mass", "volume", "temperature", "concentr"):
            yield warning("unit-lost", f"The unit {name} is not in the translation.")

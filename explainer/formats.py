"""Numbers, lists and durations as the readers of a language write them, by CLDR.

For the page and publications alike; what only the page writes comes from Flask-Babel.
"""

from __future__ import annotations

from collections.abc import Iterable

from babel.lists import format_list
from babel.numbers import format_decimal
from babel.units import format_unit

from explainer.languages import Language


def number(value: float, language: Language) -> str:
    """12.5 as "12,5" in Spanish."""
    return format_decimal(value, locale=language.locale)


def listing(items: Iterable[str], language: Language) -> str:
    """ "a, b, and c"."""
    return format_list(list(items), locale=language.locale)


def duration(ms: float, language: Language) -> str:
    """A length of time in its two largest units, to the second: "1 min and 35 sec".

    Joined as any list: of CLDR's lists of units Babel 2.18 has only parts in many languages, and
    says some items twice.
    """
    minutes, seconds = divmod(max(1, round(ms / 1000)), 60)
    hours, minutes = divmod(minutes, 60)
    units = (("hour", hours), ("minute", minutes), ("second", 0 if hours else seconds))
    parts = [
        format_unit(value, f"duration-{unit}", length="short", locale=language.locale)
        for unit, value in units
        if value
    ]
    return listing(parts, language)

"""Numbers, dates, lists and durations as the readers of a language write them, by CLDR."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent
from babel.units import format_unit

from explainer.languages import Language


def number(value: float, language: Language) -> str:
    """12.5 as "12,5" in Spanish."""
    return format_decimal(value, locale=language.locale)


def percent(value: float, language: Language) -> str:
    """1.5 as "150%"."""
    return format_percent(value, locale=language.locale)


def day(value: date, language: Language) -> str:
    """A date with the month in words, so that no one takes the month for the day."""
    return format_date(value, format="long", locale=language.locale)


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

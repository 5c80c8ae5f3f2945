"""Numbers, units and signs as words, so that nothing of them is dropped or misread.

Each rule finds a written stretch and says it. Numbers keep their value: none is rounded or
converted, and what can be read in two ways (12/03/2024) is read number by number, as written.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal, get_currency_name, get_decimal_symbol, get_group_symbol
from babel.units import format_unit

from explainer.languages import find
from explainer.speech.phrases import PHRASES, Phrases

Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], str | None]]

_UNITS = {
    "mg": "mass-milligram",
    "mcg": "mass-microgram",
    "µg": "mass-microgram",
    "μg": "mass-microgram",
    "g": "mass-gram",
    "kg": "mass-kilogram",
    "lb": "mass-pound",
    "lbs": "mass-pound",
    "oz": "mass-ounce",
    "ml": "volume-milliliter",
    "mL": "volume-milliliter",
    "cc": "volume-cubic-centimeter",
    "dl": "volume-deciliter",
    "dL": "volume-deciliter",
    "l": "volume-liter",
    "L": "volume-liter",
    "mm": "length-millimeter",
    "cm": "length-centimeter",
    "km": "length-kilometer",
    "mmHg": "pressure-millimeter-ofhg",
    "mm Hg": "pressure-millimeter-ofhg",
    "kcal": "energy-kilocalorie",
    "°C": "temperature-celsius",
    "° C": "temperature-celsius",
    "℃": "temperature-celsius",
    "°F": "temperature-fahrenheit",
    "° F": "temperature-fahrenheit",
    "℉": "temperature-fahrenheit",
    "°": "angle-degree",
    "%": "concentr-percent",
    "h": "duration-hour",
    "hr": "duration-hour",
    "hrs": "duration-hour",
    "min": "duration-minute",
}
"""Written signs of units. Left out: "m" and "s", which stand for other things as often."""
_OWN = (
    "mass-milligram",
    "mass-gram",
    "mass-kilogram",
    "volume-milliliter",
    "volume-liter",
    "length-centimeter",
    "length-millimeter",
)
"""Units whose own short form in a language ("мг") is looked up in CLDR."""
_FRACTIONS = {"1/2": "0.5", "1/4": "0.25", "3/4": "0.75"}
_CURRENCIES = {"€": "EUR", "£": "GBP", "¥": "JPY", "$": "USD", "₹": "INR"}
_SIGNS = {
    "<": "less",
    ">": "more",
    "≤": "at_most",
    "<=": "at_most",
    "≥": "at_least",
    ">=": "at_least",
    "±": "plus_minus",
    "+/-": "plus_minus",
    "=": "equals",
    "~": "about",
    "≈": "about",
    "+": "plus",
    "-": "minus",
    "−": "minus",
}
"""Signs before a number, and the phrase for each."""

_ATTACHED = r"0-9A-Za-z\u00c0-\u024f\u0370-\u052f"
"""Letters and digits of scripts that put spaces between words."""
_START = rf"(?<![{_ATTACHED}.,/:-])"
_END = rf"(?![{_ATTACHED}])"
_NUMBER = r"\d+(?:[.,]\d+)*(?:[ \u202f]\d{3}(?![\d.,]*\d))*"
_DASH = r"\s?[-–—‑]\s?"


class Reader:
    """How one language says numbers, units and signs."""

    def __init__(self, language: str) -> None:
        """`language` is a BCP 47 tag of the table."""
        row = find(language)
        self.locale: Locale = row.locale
        self.primary = row.tag.partition("-")[0]
        self.phrases: Phrases = PHRASES.get(self.primary, PHRASES["en"])
        self._group = get_group_symbol(self.locale)
        self._decimal = get_decimal_symbol(self.locale)
        own = {self._short(unit): unit for unit in _OWN}
        self._units = _UNITS | own | {name.replace("॰", "."): own[name] for name in own}
        self._rules = list(self._make_rules())

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """(from, to, spoken) of what cannot be read as it is written; earlier rules win."""
        taken = bytearray(len(text))
        for pattern, say in self._rules:
            for match in pattern.finditer(text):
                if any(taken[match.start() : match.end()]):
                    continue
                spoken = say(match)
                # Japanese numbers are left to the reader of kanji, who knows their counters.
                is_same = self.primary == "ja" and spoken == match[0]
                if spoken is not None and not is_same:
                    taken[match.start() : match.end()] = b"x" * len(match[0])
                    yield match.start(), match.end(), spoken

    def _make_rules(self) -> Iterator[Rule]:
        names = "|".join(re.escape(name) for name in sorted(self._units, key=len, reverse=True))
        unit = f"(?:{names}){_END}"
        signs = "|".join(map(re.escape, sorted(_SIGNS.keys() - {"+", "-", "−"}, reverse=True)))
        sign = rf"(?:(?<![<>=])({signs})\s?|(?<![\w)])([-−+])(?=\d))"
        money = "".join(map(re.escape, _CURRENCIES))
        for pattern, say in (
            (rf"{_START}(\d{{4}})-(\d\d)-(\d\d){_END}", self._iso_date),
            (rf"{_START}(\d{{1,2}})[/.](\d{{1,2}})[/.](\d{{4}}){_END}", self._numeric_date),
            (
                rf"{_START}(\d{{1,2}}):(\d\d)(?: ?([AaPp]\.?[Mm])\b\.?)?(?![\d:])",
                self._time,
            ),
            (rf"(?<![{_ATTACHED}.,/:])\+?\(?\d[\d() .–-]{{5,}}\d{_END}", _phone),
            (rf"([{money}])\s?({_NUMBER})|{_START}({_NUMBER})\s?([{money}])", self._money),
            (r"(\d*)([¼½¾])", self._fraction),
            (rf"{_START}([13]/[24])(?= [^\W\d])", self._written_fraction),
            (
                rf"{_START}({_NUMBER})\s?[x×]\s?({_NUMBER})(?:\s?({unit}))?{_END}",
                self._times,
            ),
            (
                rf"{_START}({_NUMBER})\s?/\s?({_NUMBER})(?:\s?({unit}))?{_END}",
                self._over,
            ),
            (
                rf"(?:{sign}|{_START})({_NUMBER})(?:{_DASH}({_NUMBER}))?"
                rf"(?:\s?({unit})(?:/({unit}))?)?{_END}",
                self._quantity,
            ),
            (r"(?<=[^\W\d])\(([^\W\d]{1,3})\)", lambda match: match[1]),  # "tablet(s)"
            (r"(?<=\s)&(?=\s)", self._and),
            (r"(?<=[^\W\d])/(?=[^\W\d])", lambda _: " "),
        ):
            yield re.compile(pattern), say

    # What the rules say.

    def _quantity(self, match: re.Match[str]) -> str | None:
        """A number or a range of two, with a sign before it and a unit behind it, or without."""
        sign, low, high, unit, per = match[1] or match[2], *match.groups()[2:]
        if high and not self._rises(low, high):
            return None
        number = self._number(high or low)
        if high:
            number = self.phrases.to.format(self._number(low), number)
        spoken = self._with_unit(number, self._value(high or low), unit, per)
        if sign:
            spoken = getattr(self.phrases, _SIGNS[sign]).format(spoken)
        return spoken

    def _times(self, match: re.Match[str]) -> str:
        spoken = self._with_unit(self._number(match[2]), self._value(match[2]), match[3], None)
        return self.phrases.times.format(self._number(match[1]), spoken)

    def _over(self, match: re.Match[str]) -> str:
        both = self.phrases.over.format(self._number(match[1]), self._number(match[2]))
        return self._with_unit(both, self._value(match[2]), match[3], None)

    def _fraction(self, match: re.Match[str]) -> str:
        value = int(match[1] or 0) + Decimal(str(unicodedata.numeric(match[2])))
        return self._number(str(value))

    def _written_fraction(self, match: re.Match[str]) -> str | None:
        value = _FRACTIONS.get(match[1])
        return self._number(value) if value else None

    def _money(self, match: re.Match[str]) -> str:
        sign, number = match[1] or match[4], match[2] or match[3]
        count = self._value(number)
        name = get_currency_name(_CURRENCIES[sign], count=count, locale=self.locale)
        return f"{self._number(number)} {name}"

    def _and(self, _: re.Match[str]) -> str:
        return format_list(["\0", "\0"], locale=self.locale).strip("\0").strip()

    def _time(self, match: re.Match[str]) -> str | None:
        hour, minute, half = match[1], match[2], match[3] or ""
        if int(hour) > 24 or int(minute) > 59:
            return None
        spoken = str(int(hour)) if minute == "00" else f"{int(hour)} {minute}"
        if half:
            return f"{spoken} {' '.join(half.replace('.', '').upper())}"
        is_bare = self.primary == "en" and minute == "00" and int(hour) <= 12
        return spoken + (" o'clock" if is_bare else "")

    def _iso_date(self, match: re.Match[str]) -> str | None:
        return self._date(int(match[1]), int(match[2]), int(match[3]))

    def _numeric_date(self, match: re.Match[str]) -> str:
        """A date only where day and month cannot be mistaken for each other."""
        first, second, year = int(match[1]), int(match[2]), int(match[3])
        spoken = None
        if max(first, second) > 12 or first == second:
            day, month = (first, second) if first > 12 else (second, first)
            spoken = self._date(year, month, day)
        return spoken or f"{match[1]}, {match[2]}, {match[3]}"

    def _date(self, year: int, month: int, day: int) -> str | None:
        try:
            written = format_date(date(year, month, day), "long", locale=self.locale)
        except ValueError:
            return None
        return re.sub(r"\s*[гр]\.$", "", written)  # "year", abbreviated in Russian and Ukrainian

    # Numbers and units.

    def _number(self, written: str) -> str:
        """A number as the voice reads it right: without the language's own thousands separators,
        and with the decimal sign that the voice does not drop."""
        digits = self._ungrouped(written)
        match = re.fullmatch(r"(\d+)([.,])(\d+)", digits)
        return match[1] + (self.phrases.point or match[2]) + match[3] if match else digits

    def _ungrouped(self, written: str) -> str:
        group = rf"[ \u00a0\u202f{re.escape(self._group)}]"
        decimals = rf"(?:{re.escape(self._decimal)}\d+)?"
        if re.fullmatch(rf"\d{{1,3}}(?:{group}\d{{3}})+{decimals}", written):
            return re.sub(group, "", written)
        return written

    def _value(self, written: str) -> Decimal:
        """About how much it is, for the choice of a plural."""
        digits = re.sub(r"\s", "", self._ungrouped(written)).replace(",", ".")
        try:
            return Decimal(digits)
        except InvalidOperation:  # two separators: large, whatever they mean
            return Decimal(1000)

    def _rises(self, low: str, high: str) -> bool:
        return self._value(low) < self._value(high)

    def _with_unit(self, number: str, value: Decimal, unit: str | None, per: str | None) -> str:
        """The number with the words for its unit; with the written sign where CLDR has no word."""
        if not unit:
            return number
        pattern = self._pattern(self._units[unit], value) or f"{{}} {unit}"
        if per:
            one = (self._pattern(self._units[per], Decimal(1)) or per).replace("{}", "").strip()
            pattern = f"{pattern} {self.phrases.per} {one}"
        return pattern.format(number)

    def _pattern(self, unit: str, value: Decimal) -> str | None:
        """CLDR's words for the unit, in the plural that goes with the value: "{} milligrams"."""
        if unit == "concentr-percent" and self.phrases.percent:
            return self.phrases.percent
        formatted = format_decimal(value, locale=self.locale)
        for length in (
            "long",
            "short",
        ):  # where the long form is like the short one, it is left out
            phrase = format_unit(value, unit, length, locale=self.locale)
            if unit not in phrase and formatted in phrase:
                return re.sub(r"\s", " ", phrase.replace(formatted, "{}", 1))
        return None

    def _short(self, unit: str) -> str:
        """A unit's short form in this language ("мг"), to find it by."""
        return format_unit(2, unit, "short", locale=self.locale).replace("2", "").strip()


@cache
def reader(language: str) -> Reader:
    """The one for a BCP 47 tag."""
    return Reader(language)


def _phone(match: re.Match[str]) -> str | None:
    """Digit by digit, with a pause between groups."""
    groups = re.findall(r"\d+", match[0])
    digits = sum(map(len, groups))
    is_number = digits >= 7 and (len(groups) >= 3 or match[0][0] == "+" or digits == 7)
    is_thousands = re.fullmatch(r"\d{1,3}(?:([ .])\d{3})(?:\1\d{3})*", match[0])
    has_decimals = "." in match[0] and re.search(r"[ ()–-]", match[0])
    is_number = is_number and not is_thousands and not has_decimals
    if len(groups) == 1 or not is_number:
        return None
    return ("+ " if match[0][0] == "+" else "") + ", ".join(" ".join(group) for group in groups)

"""The languages, in one table.

Everything that differs by language and is not text lives here: the tag the web uses, the code
Argos uses, the espeak-ng voice, and how well that voice can be understood. Names, directions and
plural rules come from CLDR through Babel.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from babel import Locale

from explainer.errors import UnknownLanguage
from explainer.model import Direction

_PACKAGE = Path(__file__).parent
LOCALES = next(
    (p for p in (_PACKAGE / "locales", _PACKAGE.parent / "locales") if p.is_dir()),
    _PACKAGE.parent / "locales",
)
"""Folder of all catalogs: inside the package once installed, beside it in a checkout."""


class Grade(StrEnum):
    """How well the voice of a language can be understood."""

    GOOD = "good"
    LIMITED = "limited"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """One language people can choose."""

    tag: str
    """BCP 47: "en", "pt-BR", "zh-Hans"."""
    argos: str
    """The code Argos packages use; "" where Argos has none."""
    voice: str
    """espeak-ng voice; "" where there is none."""
    grade: Grade
    """How well the voice is understood; text is offered without audio where it is NONE."""
    reason: str = ""
    """Why the grade is not GOOD, as an English sentence."""
    extra: str = ""
    """The optional part of the package that is not here and would give it a voice: "japanese"."""

    @property
    def catalogs(self) -> Path:
        """The folder of its PO files, which need not exist."""
        return LOCALES / self.tag.replace("-", "_") / "LC_MESSAGES"

    @property
    def locale(self) -> Locale:
        """CLDR's entry for the language."""
        return Locale.parse(self.tag, sep="-")

    def name_in(self, other: Language) -> str:
        """What speakers of another language call it: CLDR's short name ("简体中文") if it has one,
        else one put together of language and country."""
        short = other.locale.languages.get(self.tag.replace("-", "_"))
        return short or self.locale.get_display_name(other.locale) or self.tag

    @property
    def autonym(self) -> str:
        """The language's name in itself, with the capital a list wants."""
        name = self.name_in(self)
        return name[:1].upper() + name[1:]

    @property
    def english_name(self) -> str:
        """The language's name in English."""
        return self.name_in(find("en"))

    @property
    def spellings(self) -> tuple[str, ...]:
        """Everything a person may write who looks for it: its tags, its names in every language of
        the table, and names that CLDR does not have."""
        tags = (alias for alias, tag in _ALIASES.items() if tag == self.tag.lower())
        names = (self.name_in(other) for other in LANGUAGES)
        return tuple(dict.fromkeys((self.tag, *tags, *names, *_ALSO_CALLED.get(self.tag, ()))))

    @property
    def direction(self) -> Direction:
        """ "rtl" for Arabic, Hebrew, Persian and Urdu."""
        return "rtl" if self.locale.character_order == "right-to-left" else "ltr"


_GRADES: dict[str, tuple[Grade, str]] = {
    "en": (Grade.GOOD, ""),
    "es": (Grade.GOOD, ""),
    "fr": (Grade.GOOD, ""),
    "de": (Grade.GOOD, ""),
    "it": (Grade.GOOD, ""),
    "pt-BR": (Grade.GOOD, ""),
    "nl": (Grade.GOOD, ""),
    "pl": (Grade.GOOD, ""),
    "ru": (Grade.GOOD, ""),
    "uk": (Grade.GOOD, ""),
    "el": (Grade.GOOD, ""),
    "tr": (Grade.GOOD, ""),
    "ar": (Grade.NONE, "The voice leaves out vowels and whole sounds of many words."),
    "he": (Grade.NONE, "The voice leaves out vowels and whole sounds of many words."),
    "fa": (Grade.LIMITED, "The voice guesses the short vowels that the script leaves out."),
    "ur": (Grade.LIMITED, "The voice guesses the short vowels that the script leaves out."),
    "hi": (Grade.GOOD, ""),
    "zh-Hans": (Grade.GOOD, ""),
    "zh-Hant": (Grade.GOOD, ""),
    "ja": (Grade.GOOD, ""),
    "ko": (Grade.GOOD, ""),
    "vi": (Grade.GOOD, ""),
    "th": (Grade.NONE, "The voice leaves out vowels and whole sounds of many words."),
    "id": (Grade.GOOD, ""),
    "sw": (Grade.GOOD, ""),
    "tl": (Grade.NONE, "espeak-ng has no voice for it."),
}
"""How each voice was found, and why it is no better. Written by `scripts/bench voices --write`."""

_JAPANESE_EXTRA = ("sudachipy", "sudachidict_small")
"""What reads kanji: the optional extra `japanese`."""


def _language(tag: str, argos: str, voice: str) -> Language:
    grade, reason = _GRADES[tag]
    extra = ""
    if tag == "ja" and not all(map(find_spec, _JAPANESE_EXTRA)):
        grade = Grade.NONE
        reason = "The voice cannot read kanji."
        extra = "japanese"
    return Language(tag=tag, argos=argos, voice=voice, grade=grade, reason=reason, extra=extra)


LANGUAGES: tuple[Language, ...] = (
    _language("en", "en", "en-us"),
    _language("es", "es", "es-419"),
    _language("fr", "fr", "fr"),
    _language("de", "de", "de"),
    _language("it", "it", "it"),
    _language("pt-BR", "pb", "pt-br"),
    _language("nl", "nl", "nl"),
    _language("pl", "pl", "pl"),
    _language("ru", "ru", "ru"),
    _language("uk", "uk", "uk"),
    _language("el", "el", "el"),
    _language("tr", "tr", "tr"),
    _language("ar", "ar", "ar"),
    _language("he", "he", "he"),
    _language("fa", "fa", "fa"),
    _language("ur", "ur", "ur"),
    _language("hi", "hi", "hi"),
    _language("zh-Hans", "zh", "cmn"),
    _language("zh-Hant", "zt", "cmn"),
    _language("ja", "ja", "ja"),
    _language("ko", "ko", "ko"),
    _language("vi", "vi", "vi"),
    _language("th", "th", "th"),
    _language("id", "id", "id"),
    _language("sw", "sw", "sw"),
    _language("tl", "tl", ""),
)

_BY_TAG = {language.tag.lower(): language for language in LANGUAGES}
_ALIASES = {
    "pt": "pt-br",
    **dict.fromkeys(("zh", "zh-cn", "zh-sg"), "zh-hans"),
    **dict.fromkeys(("zh-tw", "zh-hk", "zh-mo"), "zh-hant"),
}
"""Tags that people and browsers use for a language that the table has under another."""

_ALSO_CALLED = {
    "es": ("castellano",),
    "fa": ("Farsi", "Dari", "دری"),
    "hi": ("हिंदी",),
    "id": ("Bahasa Indonesia",),
    "tl": ("Filipino", "Pilipino"),
    "zh-Hans": ("Mandarin", "Putonghua", "普通话", "汉语", "Zhongwen"),
    "zh-Hant": ("Mandarin", "Guoyu", "國語", "Zhongwen"),
}
"""Common names that are not in CLDR's lists, for `Language.spellings`."""


@lru_cache(maxsize=1024)
def find(tag: str) -> Language:
    """The language a person means by `tag`: case does not matter, "es-MX" finds "es", "zh-TW"
    finds Traditional and "zh" Simplified Chinese.

    Raises `UnknownLanguage` when the table has nothing that fits.
    """
    wanted = tag.strip().replace("_", "-").lower()
    while wanted:
        if found := _BY_TAG.get(_ALIASES.get(wanted, wanted)):
            return found
        wanted = wanted.rpartition("-")[0]
    raise UnknownLanguage(tag)

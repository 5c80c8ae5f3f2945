from __future__ import annotations

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from explainer.errors import UnknownLanguage
from explainer.languages import LANGUAGES, Grade, find


@pytest.mark.parametrize(
    ("wanted", "tag"),
    [
        ("es", "es"),
        ("ES-mx", "es"),
        ("es_419", "es"),
        ("zh", "zh-Hans"),
        ("zh-CN", "zh-Hans"),
        ("zh-Hans-SG", "zh-Hans"),
        ("zh-TW", "zh-Hant"),
        ("zh-Hant-HK", "zh-Hant"),
        ("pt", "pt-BR"),
        ("pt-PT", "pt-BR"),
    ],
)
def test_what_people_write_finds_their_language(wanted: str, tag: str) -> None:
    assert find(wanted).tag == tag


@given(st.text(max_size=12))
def test_anything_else_is_an_unknown_language(tag: str) -> None:
    try:
        assert find(tag) in LANGUAGES
    except UnknownLanguage as error:
        assert error.tag == tag


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.tag)
def test_the_table_is_whole(language: object) -> None:
    assert isinstance(language, type(LANGUAGES[0]))
    assert isinstance(language.locale, Locale)
    assert language.autonym
    assert language.direction == ("rtl" if language.tag in {"ar", "he", "fa", "ur"} else "ltr")
    assert (language.grade is Grade.GOOD) != bool(language.reason)
    assert language.voice or language.grade is Grade.NONE

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer import formats
from explainer.languages import LANGUAGES, Language, find


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("en", "1 min and 35 sec"),
        ("es", "1 min y 35 s"),
        ("ru", "1 мин и 35 с"),
        ("ar", "1 د و35 ث"),
        ("zh-Hans", "1分钟和35秒"),
    ],
)
def test_a_duration_is_said_as_the_language_says_it(tag: str, said: str) -> None:
    assert formats.duration(95_400, find(tag)) == said


@given(st.integers(0, 10 * 60 * 60 * 1000), st.sampled_from(LANGUAGES))
def test_a_duration_says_its_figures_and_no_others(ms: int, language: Language) -> None:
    seconds = max(1, round(ms / 1000))
    hours, minutes = divmod(seconds // 60, 60)
    expected = [n for n in (hours, minutes, 0 if hours else seconds % 60) if n]
    said = "".join(c if c.isdecimal() else " " for c in formats.duration(ms, language)).split()
    # Some languages have words of their own for one and two.
    assert [int(n) for n in said] == [n for n in expected if str(n) in said] != [] or not said
    assert {str(n) for n in expected if n > 2} <= {*said}


def test_numbers_and_lists_are_the_languages_own() -> None:
    assert formats.number(1234.5, find("de")) == "1.234,5"
    assert formats.listing(["a", "b", "c"], find("es")) == "a, b y c"

"""What can be seen without knowing the language: nothing, English, other letters, loops, length."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.languages import LANGUAGES
from explainer.translation.checks import check

SOURCE = "The doctor will talk with you about the risks before the operation."
SPANISH = "El médico hablará con usted sobre los riesgos antes de la operación."


def codes(source: str, target: str, language: str) -> set[str]:
    return {finding.code for finding in check(source, target, language)}


def test_a_good_translation_has_no_findings() -> None:
    assert codes(SOURCE, SPANISH, "es") == set()


@pytest.mark.parametrize(
    ("code", "language", "target"),
    [
        ("empty", "es", " … "),
        ("untranslated", "es", SOURCE),
        ("wrong-script", "ru", SPANISH),
        ("wrong-script", "zh-Hans", "Врач поговорит с вами о рисках перед операцией."),
        ("repetition", "es", "El médico hablará con el médico hablará con el médico hablará con"),
        ("truncated", "es", "El médico."),
        ("bloated", "es", SPANISH + " " + "Mañana podrá comer y beber lo que quiera. " * 4),
    ],
)
def test_each_flaw_is_named(code: str, language: str, target: str) -> None:
    assert code in codes(SOURCE, target, language)


@given(
    source=st.text(max_size=200),
    target=st.text(max_size=200),
    language=st.one_of(st.sampled_from([x.tag for x in LANGUAGES]), st.text(max_size=8)),
)
def test_no_text_makes_it_fail(source: str, target: str, language: str) -> None:
    check(source, target, language)

"""Endings of verbs and nouns, and "a" or "an"."""

from __future__ import annotations

import pytest

from explainer.plain.inflect import article, base_of_third, plural, verb_forms


@pytest.mark.parametrize(
    "forms",
    [
        "use uses used used using",
        "stop stops stopped stopped stopping",
        "carry carries carried carried carrying",
        "push pushes pushed pushed pushing",
        "give gives gave given giving",
        "rebuild rebuilds rebuilt rebuilt rebuilding",
        "see sees saw seen seeing",
    ],
)
def test_verbs(forms: str) -> None:
    base, *rest = forms.split()
    assert verb_forms(base) == (base, *rest)
    assert base_of_third(rest[0]) == base


def test_the_first_word_of_a_phrase_is_the_verb() -> None:
    assert verb_forms("throw away")[2:4] == ("threw away", "thrown away")


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("doctor", "doctors"),
        ("biopsy", "biopsies"),
        ("dose", "doses"),
        ("stitch", "stitches"),
        ("diagnosis", "diagnoses"),
        ("heel bone", "heel bones"),
        ("lens in the eye", "lenses in the eye"),
        ("place where it goes in", "places where it goes in"),
        ("arm or leg", "arms or legs"),
        ("person", "people"),
    ],
)
def test_plurals(one: str, many: str) -> None:
    assert plural(one) == many


@pytest.mark.parametrize(
    "phrase",
    [
        *("a cut", "an exam", "an hour", "an X-ray", "a European", "an MRI", "an 8 day"),
        *("a unit", "a uniform", "a usual", "a useful", "a utensil", "a urine", "a ureter"),
        *("an uneven", "an unexpected", "an unintended", "an unimportant", "an unidentified"),
        *("an ultrasound", "an upper", "an urgent", "an umbilical", "an ulcer", "a uterus"),
        *("a urologist", "a unilateral", "an unusual", "an utter", "a union"),
    ],
)
def test_articles(phrase: str) -> None:
    expected, _, rest = phrase.partition(" ")
    assert article(rest) == expected

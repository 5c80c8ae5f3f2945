from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.languages import LANGUAGES
from explainer.model import Status, TranslatedTerm
from explainer.pipeline import Pipeline
from explainer.places import place
from explainer.words import read_words

ENGLISH = "General anesthesia is medicine that puts you into a deep sleep."


def term(text: str, language: str, definition: str = ENGLISH) -> TranslatedTerm:
    return TranslatedTerm(
        segment_id="a-1",
        term="general anesthesia",
        definition=definition,
        text=text,
        status=Status.DRAFT,
        engine="catalog",
        language=language,
    )


def marked(text: str, sentence: str, language: str) -> str | None:
    found = place(term(text, language), sentence, language)
    return sentence[slice(*found)] if found else None


@pytest.mark.parametrize(
    ("language", "definition", "sentence", "words"),
    [
        ("es", "La anestesia general es …", "Con anestesia local o anestesia general.", 2),
        ("es", "La anestesia general es …", "Con anestesia local o general.", 0),
        ("es", "La anestesia general es …", "Anestesia general o no anestesia general.", 0),
        ("es", "La anestesia, la general, es …", "La anestesia, la general, ayuda.", 0),
        ("es", "Con anestesia general usted duerme.", "Con anestesia general.", 0),
        ("fr", "L’anesthésie générale est …", "Il faut l’anesthésie générale.", 2),
        ("de", "Eine Vollnarkose ist …", "Nach zwei Vollnarkosen.", 1),
        ("de", "Eine Vollnarkose ist …", "Nach der Operations-Vollnarkose.", 1),
        ("ru", "Общая анестезия — это …", "Под местной или под общей анестезией.", 2),
        ("ru", "Порт — это …", "Порез заживет.", 0),
        ("pl", "Znieczulenie ogólne to …", "W znieczuleniu miejscowym albo ogólnym.", 0),
        ("ar", "التخدير العام دواء …", "إما بالتخدير الموضعي أو بالتخدير العام.", 2),
        ("ar", "الوصفة الطبية أمر …", "تلزم وصفة طبية.", 2),
        ("ar", "الوصفة الطبية أمر …", "تلزم وصفات طبية.", 0),
        ("hi", "जनरल एनेस्थीसिया वह दवा है …", "जनरल एनेस्थीसिया से।", 2),
        ("ko", "전신 마취는 …", "전신 마취로 합니다.", 2),
        ("ko", "전신 마취는 …", "전신 마취제 없이.", 0),
        ("vi", "Gây mê toàn thân là …", "Gây mê toàn thân.", 4),
    ],
)
def test_the_whole_term_is_marked_or_nothing(
    language: str, definition: str, sentence: str, words: int
) -> None:
    found = marked(definition.replace("…", "medicina que duerme."), sentence, language)
    assert len((found or "").split()) == words


def test_chinese_needs_no_spaces() -> None:
    assert marked("全身麻醉是一种药物。", "可以用全身麻醉。", "zh-Hans") == "全身麻醉"
    assert marked("全身麻醉是一种药物。", "全身麻醉或者全身麻醉。", "zh-Hans") is None


def test_a_definition_that_begins_otherwise_says_nothing_of_the_term() -> None:
    other = term("La anestesia general es …", "es", "This medicine is general anesthesia.")
    assert place(other, "Con anestesia general.", "es") is None
    english = term(ENGLISH, "en")
    assert place(english, "Con anestesia general.", "es") is None


@pytest.mark.parametrize("tag", read_words())
def test_most_terms_of_what_ships_are_marked(pipeline: Pipeline, tag: str) -> None:
    translation = pipeline.edition("balloon-kyphoplasty", tag).translation
    shown = {segment.segment_id: segment for segment in translation.segments}
    found = [place(t, (s := shown[t.segment_id]).text, s.language) for t in translation.terms]
    assert len(found) == 5
    assert sum(each is not None for each in found) >= 4


@given(st.text(max_size=80), st.text(max_size=80), st.sampled_from([x.tag for x in LANGUAGES]))
def test_what_is_marked_is_in_the_sentence(text: str, sentence: str, tag: str) -> None:
    found = place(term(text, tag), sentence, tag)
    assert found is None or 0 <= found[0] < found[1] <= len(sentence)

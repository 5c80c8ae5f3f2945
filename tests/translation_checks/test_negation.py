"""Which "not" is missing: the negations of both sentences are aligned, not only counted."""

from __future__ import annotations

import pytest

from explainer.model import Severity
from explainer.translation.checks import check


def serious(source: str, target: str, language: str) -> set[str]:
    return {f.code for f in check(source, target, language) if f.severity is Severity.SERIOUS}


ASYMPTOMATIC = "If you are asymptomatic, we do not recommend that you wear a mask at home."


@pytest.mark.parametrize(
    ("language", "right", "wrong"),
    [
        (
            "id",
            "Jika Anda tidak bergejala, kami tidak menyarankan Anda memakai masker di rumah.",
            "Jika Anda tidak bergejala, kami menyarankan Anda memakai masker di rumah.",
        ),
        (
            "ar",
            "إذا كنت لا تعاني من أعراض، فإننا لا نوصي بأن ترتدي كمامة في المنزل.",
            "إذا كنت لا تعاني من أعراض، فإننا نوصي بأن ترتدي كمامة في المنزل.",
        ),
    ],
)
def test_the_not_of_asymptomatic_does_not_make_up_for_a_lost_one(
    language: str, right: str, wrong: str
) -> None:
    assert "negation-lost" not in serious(ASYMPTOMATIC, right, language)
    assert "negation-lost" in serious(ASYMPTOMATIC, wrong, language)


@pytest.mark.parametrize(
    ("language", "right", "only"),
    [
        ("es", "No solo le duele la rodilla, sino también la cadera.", "No solo"),
        ("id", "Tidak hanya lutut Anda yang sakit, tetapi juga pinggul Anda.", "Tidak hanya"),
        ("ru", "У вас болит не только колено, но и бедро.", "не только"),
        ("zh-Hans", "您不仅膝盖疼，髋部也疼。", "不仅"),
    ],
)
def test_not_only_may_not_become_only(language: str, right: str, only: str) -> None:
    source = "Not only does your knee hurt, but also your hip."
    wrong = right.replace(only, only[1:] if language == "zh-Hans" else only.split()[1])
    assert "negation-lost" not in serious(source, right, language)
    assert "negation-lost" in serious(source, wrong, language)


def test_french_ne_needs_its_other_half() -> None:
    source = "It is rare, but you should not drive on that day, even without pain or dizziness."
    right = "C'est rare, mais ne conduisez pas ce jour-là, même sans douleur et sans vertige."
    assert "negation-lost" not in serious(source, right, "fr")
    wrong = right.replace("conduisez pas", "conduisez")
    assert "negation-lost" in serious(source, wrong, "fr")


@pytest.mark.parametrize(
    ("language", "target"),
    [
        ("hi", "ऑपरेशन से पहले 6 घंटे तक कुछ भी खाएं या पिएं नहीं।"),
        ("fa", "به مدت 6 ساعت قبل از عمل چیزی نخورید و ننوشید."),
        ("de", "Essen und trinken Sie 6 Stunden vor der Operation nichts."),
    ],
)
def test_a_not_at_the_other_end_of_the_sentence_is_found(language: str, target: str) -> None:
    source = "Do not eat or drink for 6 hours before the operation."
    assert "negation-lost" not in serious(source, target, language)


def test_a_subject_that_negates_may_stand_long_before_its_verb() -> None:
    source = "No cases among people who work in the hospitals of our country have been seen."
    good = (
        "Aucun cas parmi les personnes qui travaillent dans les hôpitaux de notre pays n'a été vu."
    )
    assert not serious(source, good, "fr")
    assert serious("Do not drive on that day.", "Ne conduisez ce jour-là.", "fr")


@pytest.mark.parametrize(
    ("language", "right", "wrong"),
    [
        ("es", "No hay ninguna vacuna contra ella.", "Hay ninguna vacuna contra ella."),
        ("pt-BR", "Não há nenhuma vacina contra ela.", "Há nenhuma vacina contra ela."),
    ],
)
def test_a_negation_in_two_words_needs_both(language: str, right: str, wrong: str) -> None:
    assert "negation-lost" not in serious("There is no vaccine for it.", right, language)
    assert "negation-lost" in serious("There is no vaccine for it.", wrong, language)


@pytest.mark.parametrize(
    ("language", "source", "target"),
    [
        ("fr", "Come if you have no pain.", "Venez en l'absence de douleur."),
        ("fr", "Eat if you can; if not, call us.", "Mangez si possible ; sinon, appelez-nous."),
        ("es", "It is not yet known how long it lasts.", "Aún se desconoce cuánto dura."),
        ("es", "He could not even sit up.", "Ni siquiera podía sentarse."),
        ("pt-BR", "He could not even sit up.", "Nem sequer podia sentar-se."),
        ("ru", "It is not known how long it lasts.", "Как долго это длится, неизвестно."),
        ("ar", "You should not stay longer than two hours.", "يجب ألا تبقى أكثر من ساعتين."),
        ("fa", "Do not touch the wound.", "از دست زدن به زخم بپرهیزید."),
        ("es", "Even if you are nowhere near it, rest.", "Aunque esté lejos, descanse."),
    ],
)
def test_a_not_may_be_said_with_another_word(language: str, source: str, target: str) -> None:
    assert "negation-lost" not in serious(source, target, language)

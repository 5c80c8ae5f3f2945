"""From an Explanation to a Translation: catalog, then engine, then honest English."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from explainer.languages import find
from explainer.model import (
    BlockKind,
    CatalogText,
    Document,
    Explanation,
    ReadingLevel,
    Section,
    Segment,
    Severity,
    Status,
    Term,
)
from explainer.translation import NOTICE, Engine, translate
from explainer.translation.memory import Hypothesis
from explainer.translation.packages import Package

SPANISH = find("es")
EASY = "Tell your doctor if you are pregnant."
HARD = "Take 0.85 mL of ibuprofen every 6 hours."
"""The small model gets the numbers wrong in every hypothesis."""


def explanation(*texts: str, title: str = "The doctor", language: str = "en") -> Explanation:
    level = ReadingLevel(grade=4.0, sentences=1, words=1, hard_words=0)
    return Explanation(
        document=Document(
            id="0",
            title=title,
            language=language,
            sections=(Section(id="s", title=title, blocks=()),),
        ),
        segments=tuple(
            Segment(
                id=f"s-{n}",
                section_id="s",
                kind=BlockKind.PARAGRAPH if n else BlockKind.HEADING,
                original=text,
                text=text,
                status=Status.ORIGINAL,
            )
            for n, text in enumerate((title, *texts))
        ),
        before=level,
        after=level,
    )


def test_english_is_shown_as_it_is(engine: Engine) -> None:
    shown = translate(explanation(EASY), find("en"), engine=engine)
    assert shown.title == "The doctor"
    assert [(s.text, s.status, s.engine, s.language) for s in shown.segments][1] == (
        EASY,
        Status.ORIGINAL,
        "plain",
        "en",
    )
    assert not shown.issues


def test_the_catalog_comes_before_the_engine(engine: Engine) -> None:
    catalog = {EASY: CatalogText(text="Avise si está embarazada.", status=Status.REVIEWED)}
    shown = translate(
        explanation(EASY, "I am here."), SPANISH, catalog=catalog.get, engine=engine
    ).segments
    assert [(s.text, s.status, s.engine) for s in shown[1:]] == [
        ("Avise si está embarazada.", Status.REVIEWED, "catalog"),
        ("Estoy aquí.", Status.MACHINE, "argos en→es 1.0"),
    ]
    assert {s.language for s in shown} == {"es"}


def test_an_unsafe_translation_is_withheld_and_said(engine: Engine) -> None:
    shown = translate(explanation(EASY, HARD), SPANISH, engine=engine)
    withheld = shown.segments[2]
    assert (withheld.text, withheld.status, withheld.engine, withheld.language) == (
        HARD,
        Status.WITHHELD,
        "",
        "en",
    )
    (issue,) = [issue for issue in shown.issues if issue.segment_id == "s-2"]
    assert (issue.stage, issue.code, issue.severity) == (
        "translation",
        "withheld",
        Severity.WARNING,
    )
    assert shown.segments[1].status is Status.MACHINE


def explained(*definitions: str) -> Explanation:
    """The title, one sentence, and in it a hard word for each of the definitions."""
    plain = explanation("I am here.")
    terms = tuple(Term(term=f"word {n}", plain="", definition=d) for n, d in enumerate(definitions))
    return replace(plain, segments=(plain.segments[0], replace(plain.segments[1], terms=terms)))


def test_a_definition_goes_through_the_same_door(engine: Engine) -> None:
    known = "A surgeon is a doctor who does operations."
    catalog = {known: CatalogText(text="Un cirujano opera.", status=Status.DRAFT)}
    source = explained(known, EASY, HARD, "")
    shown = translate(source, SPANISH, catalog=catalog.get, engine=engine)
    assert [(t.segment_id, t.term, t.text, t.status, t.language) for t in shown.terms] == [
        ("s-1", "word 0", "Un cirujano opera.", Status.DRAFT, "es"),
        ("s-1", "word 1", shown.terms[1].text, Status.MACHINE, "es"),
        ("s-1", "word 2", HARD, Status.WITHHELD, "en"),
    ]
    assert [issue.segment_id for issue in shown.issues if issue.code == "withheld"] == ["s-1"]
    assert [t.text for t in translate(source, find("en")).terms] == [known, EASY, HARD]


def test_english_in_the_middle_is_announced_once_for_each_run(engine: Engine) -> None:
    said = {NOTICE: CatalogText(text="Sigue inglés.", status=Status.DRAFT)}
    texts = (HARD, HARD.replace("6", "8"), "I am here.", HARD)
    shown = translate(explanation(*texts), SPANISH, catalog=said.get, engine=engine)
    assert [s.status is Status.WITHHELD for s in shown.segments] == [False, True, True, False, True]
    assert (shown.notice, shown.notice_before) == ("Sigue inglés.", ("s-1", "s-4"))
    nothing = translate(explanation(EASY), find("fr"), catalog=said.get)
    assert (nothing.notice, nothing.notice_before) == ("", ())


def test_without_a_package_everything_is_english_with_one_issue(engine: Engine) -> None:
    for shown in (
        translate(explanation(EASY, HARD), find("fr"), engine=engine),
        translate(explanation(EASY, HARD), find("fr")),
    ):
        assert {(s.status, s.language) for s in shown.segments} == {(Status.WITHHELD, "en")}
        assert shown.title == "The doctor"
        (issue,) = shown.issues
        assert (issue.code, issue.segment_id) == ("no-language-pack", None)
        assert "explainer languages install fr" in issue.detail


def test_a_full_catalog_needs_no_package() -> None:
    shown = translate(
        explanation(EASY), find("fr"), catalog=lambda t: CatalogText(text=t, status=Status.DRAFT)
    )
    assert not shown.issues


def test_a_package_that_breaks_is_an_issue(own_packages: Path) -> None:
    next(own_packages.rglob("model.bin")).write_bytes(b"not a model")
    shown = translate(explanation(EASY), SPANISH, engine=Engine(own_packages))
    assert {s.status for s in shown.segments} == {Status.WITHHELD}
    (issue,) = shown.issues
    assert issue.code == "broken-language-pack"
    assert issue.segment_id is None


def test_the_title_is_the_title_segment(engine: Engine) -> None:
    shown = translate(explanation(EASY), SPANISH, engine=engine)
    assert shown.title == shown.segments[0].text == "El doctor"
    untitled = explanation(EASY, title="I am here.")
    bare = translate(
        Explanation(
            document=untitled.document,
            segments=untitled.segments[1:],
            before=untitled.before,
            after=untitled.after,
        ),
        SPANISH,
        engine=engine,
    )
    assert bare.title == "Estoy aquí."
    assert [s.segment_id for s in bare.segments] == ["s-1"]


@pytest.mark.parametrize("tag", ["fr", "en"])
def test_another_source_language_without_a_package(tag: str, engine: Engine) -> None:
    shown = translate(explanation("Hola.", language="es"), find(tag), engine=engine)
    assert {(s.status, s.language) for s in shown.segments} == {(Status.WITHHELD, "es")}
    assert [issue.code for issue in shown.issues] == ["only-english-made-plain", "no-language-pack"]
    assert "install" in shown.issues[1].detail
    assert "--source es" in shown.issues[1].detail


def test_english_of_any_country_is_english(engine: Engine) -> None:
    american = explanation("I am here.", language="en-US")
    assert translate(american, find("en"), engine=engine).segments[1].engine == "plain"
    shown = translate(american, SPANISH, engine=engine)
    assert shown.segments[1].text == "Estoy aquí."
    assert not shown.issues


class Backwards(Engine):
    """Stands for a package from Spanish into English, which is not here to be tested with."""

    def fault(self, package: Package) -> str:  # noqa: ARG002
        return ""

    def hypotheses(self, package: Package, texts: Sequence[str]) -> list[tuple[Hypothesis, ...]]:
        del package
        said = {"Descanse 3 días.": "Rest for 3 days.", "Coma 2 manzanas.": "Eat 4 apples."}
        return [(Hypothesis(said.get(text, ""), 0.9),) for text in texts]


def test_a_spanish_document_in_english(own_packages: Path) -> None:
    """Into English, the checks see the sides the other way round."""
    path = next(own_packages.rglob("metadata.json"))
    turned = json.loads(path.read_text()) | {"from_code": "es", "to_code": "en"}
    path.write_text(json.dumps(turned))
    source = explanation("Descanse 3 días.", "Coma 2 manzanas.", title="Casa", language="es-MX")
    shown = translate(source, find("en"), engine=Backwards(own_packages))
    assert [(s.text, s.status, s.language) for s in shown.segments[1:]] == [
        ("Rest for 3 days.", Status.MACHINE, "en"),
        ("Coma 2 manzanas.", Status.WITHHELD, "es"),
    ]
    assert shown.segments[1].engine == "argos es→en 1.0"
    assert shown.issues[0].code == "only-english-made-plain"

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from explainer.model import Status
from explainer.settings import Settings
from explainer.view import Piece, ProcedureView, Run, procedure
from explainer.web import create_app
from tests.web.samples import K, Line, edition, stub


def outline(runs: tuple[Run, ...]) -> list[object]:
    """The structure as nested lists: [kind, [text, nested …] …]."""

    def piece(of: Piece) -> list[object]:
        return [" ".join(p.text for p in of.passages), *outline(of.nested)]

    return [[run.kind.value, *(piece(p) for p in run.pieces)] for run in runs]


def shown(*lines: Line) -> ProcedureView:
    return procedure("knee", edition(*lines))


def test_neighbouring_blocks_of_a_kind_are_one_list() -> None:
    view = shown(
        Line(K.PARAGRAPH, ("Uno.",)),
        Line(K.ITEM, ("Dos.",)),
        Line(K.ITEM, ("Tres.",)),
        Line(K.STEP, ("Cuatro.",)),
        Line(K.WARNING, ("Cinco.",)),
    )
    assert outline(view.sections[0].body) == [
        ["paragraph", ["Uno."]],
        ["item", ["Dos."], ["Tres."]],
        ["step", ["Cuatro."]],
        ["warning", ["Cinco."]],
    ]


def test_deeper_items_are_inside_the_item_before_them() -> None:
    view = shown(
        Line(K.STEP, ("a",)),
        Line(K.ITEM, ("a1",), level=1),
        Line(K.ITEM, ("a1x",), level=2),
        Line(K.ITEM, ("a2",), level=1),
        Line(K.STEP, ("b",)),
    )
    assert outline(view.sections[0].body) == [
        ["step", ["a", ["item", ["a1", ["item", ["a1x"]]], ["a2"]]], ["b"]]
    ]


LINES = st.builds(
    Line,
    st.sampled_from(list(K)),
    st.lists(st.sampled_from("abc"), min_size=1, max_size=3).map(tuple),
    st.sampled_from(["", "source"]),
    level=st.integers(0, 3),
)


@given(st.lists(LINES, max_size=12))
def test_every_sentence_is_shown_once_and_in_order(lines: list[Line]) -> None:
    def sentences(runs: tuple[Run, ...]) -> list[str]:
        found: list[str] = []
        for run in runs:
            for piece in run.pieces:
                found += [s.id for passage in piece.passages for s in passage.sentences]
                found += sentences(piece.nested)
        return found

    made = edition(*lines)
    section = procedure("knee", made).sections[0]
    title = [sentence.id for sentence in section.title.sentences]
    assert title + sentences(section.body) == [s.id for s in made.explanation.segments]


def test_sentences_of_one_original_are_one_passage() -> None:
    view = shown(Line(K.PARAGRAPH, ("Corta.", "Clara."), "Long and hard."))
    (passage,) = view.sections[0].body[0].pieces[0].passages
    assert passage.text == "Corta. Clara."
    assert passage.original == "Long and hard."
    assert passage.rewritten


def test_provenance_names_the_least_trusted_first() -> None:
    view = shown(
        Line(K.PARAGRAPH, ("Uno.",), status=Status.REVIEWED),
        Line(K.PARAGRAPH, ("Two.",), status=Status.WITHHELD, language="en"),
        Line(K.PARAGRAPH, ("Tres.",), status=Status.MACHINE),
    )
    assert view.sections[0].provenance == (
        (Status.WITHHELD, 1),
        (Status.MACHINE, 1),
        (Status.DRAFT, 1),
        (Status.REVIEWED, 1),
    )


def test_a_text_that_is_all_english_tells_whose_english_it_is() -> None:
    line = Line(K.PARAGRAPH, ("One.",), status=Status.WITHHELD, language="en")
    view = procedure("knee", edition(line, language="de", title="My knee"))
    assert not view.translated
    assert view.words.tag == view.title_language.tag == "en"
    assert view.sections[0].provenance == ((Status.DRAFT, 2),)


def test_chinese_puts_no_space_between_sentences(settings: Settings) -> None:
    line = Line(K.PARAGRAPH, ("第一句。", "第二句。"), "Both.", language="zh-Hans")
    made = edition(line, language="zh-Hans", title="我的膝盖")
    assert procedure("knee", made).sections[0].body[0].pieces[0].passages[0].text == (
        "第一句。第二句。"
    )
    page = create_app(settings, pipeline=stub(made)).test_client().get("/zh-Hans/knee/").text
    assert "</span><span" in page

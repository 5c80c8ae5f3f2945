"""The stage as the pipeline sees it: ids, blocks, catalogs and reading levels."""

from __future__ import annotations

from explainer.model import Block, BlockKind, CatalogText, Document, Section, Status
from explainer.plain import explain


def document(*blocks: Block, title: str = "Cast care") -> Document:
    section = Section(id="cast-care", title=title, blocks=blocks)
    return Document(id="0", title=title, language="en", sections=(section,))


def paragraph(text: str) -> Block:
    return Block(kind=BlockKind.PARAGRAPH, text=text)


def test_segments_are_numbered_from_the_title_and_know_their_block() -> None:
    found = explain(
        document(
            paragraph("Keep it dry. Rest."),
            Block(kind=BlockKind.ITEM, text="No baths", level=1),
        )
    ).segments
    assert [(s.id, s.kind, s.block, s.level, s.text) for s in found] == [
        ("cast-care-0", BlockKind.HEADING, 0, 1, "Cast care"),
        ("cast-care-1", BlockKind.PARAGRAPH, 1, 0, "Keep it dry."),
        ("cast-care-2", BlockKind.PARAGRAPH, 1, 0, "Rest."),
        ("cast-care-3", BlockKind.ITEM, 2, 1, "No baths"),
    ]
    assert {s.section_id for s in found} == {"cast-care"}


def test_the_catalog_comes_first_and_may_answer_with_several_sentences() -> None:
    texts = {
        "Ambulate daily.": CatalogText(text="Walk. Do so every day.", status=Status.DRAFT),
        "Cast care": CatalogText(text="Your cast", status=Status.REVIEWED),
    }
    found = explain(document(paragraph("Ambulate daily. Rest.")), catalog=texts.get).segments
    assert [(s.id, s.original, s.text, s.status) for s in found] == [
        ("cast-care-0", "Cast care", "Your cast", Status.REVIEWED),
        ("cast-care-1", "Ambulate daily.", "Walk.", Status.DRAFT),
        ("cast-care-2", "Ambulate daily.", "Do so every day.", Status.DRAFT),
        ("cast-care-3", "Rest.", "Rest.", Status.ORIGINAL),
    ]


def test_reading_level_before_and_after() -> None:
    texts = {
        "Ambulation is recommended postoperatively.": CatalogText(
            text="Walk after surgery.", status=Status.DRAFT
        )
    }
    source = document(paragraph("Ambulation is recommended postoperatively."))
    result = explain(source, catalog=texts.get)
    assert (result.before.words, result.after.words) == (4, 3)
    assert result.before.grade > result.after.grade + 10


def test_the_source_is_kept_and_a_document_without_sections_is_empty() -> None:
    empty = Document(id="0", title="", language="en", sections=())
    result = explain(empty)
    assert result.document is empty
    assert result.segments == ()

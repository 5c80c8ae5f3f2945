"""What is printed to take home."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser

from explainer.pipeline import Pipeline
from tests.publishing.conftest import SLUG, Publish


def test_paper_has_every_sentence_every_note_and_whose_words_they_are(
    publish: Publish, pipeline: Pipeline
) -> None:
    page = LexborHTMLParser(publish("print", "ar").read_text("utf-8"))
    translation = pipeline.edition(SLUG, "ar").translation
    shown = [node.text() for node in page.css(".sentence")]
    assert shown == [segment.text for segment in translation.segments]
    notes = " ".join(node.text() for node in page.css("aside"))
    assert all(segment.original in notes for segment in translation.explanation.segments)
    references = [a.attributes["href"] for a in page.css("a.ref")]
    assert references == [f"#{node.attributes['id']}" for node in page.css("aside")]
    [html] = (node.attributes for node in page.css("html"))
    assert (html["lang"], html["dir"]) == ("ar", "rtl")
    assert len(page.css(".provenance")) == len(translation.explanation.document.sections)


def test_paper_is_one_file_in_large_letters(publish: Publish) -> None:
    page = publish("print", "es").read_text("utf-8")
    assert re.search(r"font: 18pt", page)
    assert not re.search(r"<link|<script|<img|url\(|@import|src=", page)
    assert "epub:" not in page


def test_a_code_leads_to_the_page_where_its_address_is_known(publish: Publish) -> None:
    address = "https://hospital.example/es/balloon-kyphoplasty/"
    with_code = publish("print", "es", address=address).read_text("utf-8")
    assert "<figure" in with_code
    assert "<svg" in with_code
    assert address in with_code
    assert "<figure" not in publish("print", "es").read_text("utf-8")

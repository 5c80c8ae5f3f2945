"""What stands beside the text: the original, plain English, and what hard words mean."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.conftest import Open

SLUG = "balloon-kyphoplasty"


def test_the_forms_of_a_sentence_are_on_one_line_or_below_each_other(open_page: Open) -> None:
    for width, columns in ((1440, 3), (320, 1)):
        page = open_page(f"/hi/side-by-side/{SLUG}/", viewport={"width": width, "height": 700})
        cells = page.locator("tbody tr").nth(1).get_by_role("cell")
        expect(cells).to_have_count(3)
        places = {cell.bounding_box()["x"] for cell in cells.all()}  # type: ignore[index]
        assert len(places) == columns
        # Whoever hears it hears the headers in either shape.
        expect(page.get_by_role("columnheader", name="हिन्दी").first).to_be_attached()


def test_a_sentence_beside_its_original_can_be_heard(open_page: Open) -> None:
    page = open_page(f"/es/side-by-side/{SLUG}/")
    page.locator("[data-segment$='-1']").first.click()
    expect(page.locator(".spoken")).to_have_attribute("data-segment", re.compile("-1$"))


def test_the_original_is_shown_for_all_and_remembered(open_page: Open) -> None:
    page = open_page(f"/es/{SLUG}/")
    originals = page.locator("blockquote:visible")
    expect(originals).to_have_count(0)
    page.get_by_role("checkbox").and_(page.locator("[name=originals]")).check()
    expect(originals.nth(5)).to_be_visible()
    page.goto(f"/fr/{SLUG}/")
    expect(originals.nth(5)).to_be_visible()
    page.locator("[name=originals]").uncheck()
    expect(originals).to_have_count(0)


def test_a_hard_word_is_marked_explained_and_said(open_page: Open) -> None:
    page = open_page(f"/en/{SLUG}/")
    words = page.locator("[data-words]").first
    words.locator("summary").click()
    expect(words.locator("dd")).to_contain_text("Kyphoplasty is surgery")
    marked = "() => [...CSS.highlights.get('term')].map((range) => range.toString().toLowerCase())"
    assert page.evaluate(marked)[0] == "kyphoplasty"
    with page.expect_response(re.compile(r"/words/kyphoplasty\.mp3")) as answer:
        words.locator(".say").click()
    assert answer.value.status in (200, 206)
    assert page.url.endswith(f"/en/{SLUG}/")


WHERE = """(above) => { const [range] = CSS.highlights.get('term');
  const middle = (e) => { const b = e.getBoundingClientRect();
    return [b.x + b.width / 2, b.y + b.height / 2]; };
  scrollBy(0, middle(range)[1] - (above ? middle(document.querySelector(above))[1] : 200));
  return middle(range); }"""


def test_a_hard_word_in_a_translation_is_marked_and_pressed(open_page: Open) -> None:
    page = open_page(f"/es/{SLUG}/")
    marked = "() => [...CSS.highlights.get('term')].map((range) => range.toString())"
    assert "cemento óseo" in page.evaluate(marked)
    words = page.locator("[data-words]").first
    page.evaluate("document.body.style.paddingBlock = '100vh'")  # so that it can be anywhere
    page.mouse.click(*page.evaluate(WHERE, None))
    expect(words.locator("dd")).to_be_visible()
    expect(page.locator(".spoken")).to_have_count(0)
    page.mouse.click(*page.evaluate(WHERE, None))
    expect(words.locator("dd")).to_be_hidden()
    page.mouse.click(*page.evaluate(WHERE, "[data-do=toggle]"))  # it lies under the button now
    expect(page.locator(".when-playing")).to_be_visible()
    expect(words.locator("dd")).to_be_hidden()

"""Things to ask: marked while listening or reading, shown in any language, kept here only."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.test_accessibility import violations
from tests.browser.test_player import LONG, SLUG, do, listen, spoken

SECTION = f"{SLUG}/the-balloon-kyphoplasty-surgery-procedure"


def kept(page: Page) -> Any:
    return page.evaluate("JSON.parse(localStorage.getItem('explainer:marks') ?? '[]')")


def mark_two(page: Page) -> None:
    """One by the player, one below an original."""
    page.locator("[data-segment$='-5']").click()
    spoken(page, 5)
    do(page, "toggle")
    do(page, "mark")
    page.locator("[name=originals]").first.check()
    page.locator(".original [aria-pressed]").nth(1).click()
    expect(page.locator(".passage.asked")).to_have_count(2)


def test_marks_are_shown_in_the_language_of_the_moment_with_the_original(open_page: Open) -> None:
    page = listen(open_page, LONG)
    mark_two(page)
    expect(page.locator("[data-do=mark]")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("[data-mark-status]")).not_to_be_empty()
    page.goto("/ar/things-to-ask/")
    things = page.locator(".thing")
    expect(things).to_have_count(2)
    for thing in things.all():
        assert re.search("[\u0600-\u06ff]{3}", thing.locator("[data-text]").inner_text())
        expect(thing.locator("blockquote")).to_have_attribute("lang", "en")
    assert violations(page) == ""
    things.nth(0).locator("a").click()
    page.wait_for_url(re.compile(rf"/ar/{SLUG}/#"))
    expect(page.locator(".asked :target")).to_be_in_viewport()


def test_a_note_is_kept_and_printed(open_page: Open) -> None:
    page = listen(open_page, LONG)
    mark_two(page)
    page.goto("/en/things-to-ask/")
    page.locator("[data-note]").nth(0).fill("<b>How long?</b>")
    page.reload()
    expect(page.locator("[data-note]").nth(0)).to_have_value("<b>How long?</b>")
    page.emulate_media(media="print")
    expect(page.locator("[data-paper]").nth(0)).to_have_text("<b>How long?</b>")
    expect(page.locator("[data-paper]").nth(0)).to_be_visible()
    expect(page.locator("[data-text]").nth(1)).to_be_visible()
    for hidden in ("[data-delete]", "[data-print]", "[data-note]", ".top"):
        expect(page.locator(hidden).first).to_be_hidden()


def test_marks_are_deleted_and_brought_back(open_page: Open) -> None:
    page = listen(open_page, LONG)
    mark_two(page)
    page.goto("/en/things-to-ask/")
    before = kept(page)
    expect(page.locator(".thing")).to_have_count(2)
    page.locator("[data-delete]").first.click()
    expect(page.locator(".thing")).to_have_count(1)
    expect(page.locator("[data-undo]")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".thing")).to_have_count(2)
    assert kept(page) == before
    page.locator("[data-delete-all]").click()
    expect(page.locator("[data-none]")).to_be_visible()
    assert kept(page) == []


def test_a_second_press_takes_the_mark_away(open_page: Open) -> None:
    page = listen(open_page, LONG)
    page.keyboard.press("m")
    expect(page.locator(".passage.asked")).to_have_count(1)
    page.keyboard.press("m")
    expect(page.locator(".passage.asked")).to_have_count(0)
    assert kept(page) == []


def test_nothing_of_the_text_is_kept_and_a_mark_goes_with_its_document(open_page: Open) -> None:
    page = listen(open_page, LONG)
    mark_two(page)
    assert [sorted(mark) for mark in kept(page)] == [["note", "procedure", "segment"]] * 2
    assert "cm" not in json.dumps(kept(page))
    # A private document has an address like any other, and one day it has none.
    page = open_page("/en/", expects_errors=True)
    page.evaluate(
        """localStorage.setItem("explainer:marks", JSON.stringify([
          {procedure: "own-gone", segment: "a-1", note: "mine"},
          {procedure: "balloon-kyphoplasty", segment: "no-such-1", note: "still here"}]))"""
    )
    page.goto("/en/things-to-ask/")
    expect(page.locator(".thing")).to_have_count(1)
    expect(page.locator("[data-note]")).to_have_value("still here")
    expect(page.locator("[data-status]")).not_to_be_empty()
    assert [mark["procedure"] for mark in kept(page)] == [SLUG]


def test_whoever_deletes_their_document_deletes_what_the_device_has_of_it(open_page: Open) -> None:
    page = open_page("/en/your-document/")
    page.locator("#pasted").fill("Your visit\n\nYou may drink water. Take one pill a day.\n")
    page.locator(".bring button").click()
    page.wait_for_url(re.compile(r"/en/own-\w+/$"))
    page.locator("[data-segment]").last.click()
    expect(page.locator(".spoken").last).to_have_text(re.compile("pill"))
    do(page, "toggle")
    do(page, "mark")
    stored = "() => [localStorage['explainer:marks'], localStorage['explainer:places']].join()"
    assert "own-" in kept(page)[0]["procedure"]
    assert page.evaluate(stored).count("own-") == 2
    page.locator(".own a").click()
    page.wait_for_url("**/delete/", wait_until="load")  # a reader reads the question first
    page.locator("form .do").click()
    page.wait_for_url(re.compile(r"/deleted/$"))
    assert "own-" not in page.evaluate(stored)


def test_a_page_that_cannot_be_read_now_loses_no_mark(open_page: Open) -> None:
    page = open_page("/en/", expects_errors=True)
    page.evaluate(
        """localStorage.setItem("explainer:marks", JSON.stringify([
          {procedure: "balloon-kyphoplasty", segment: "x-1", note: "mine"}]))"""
    )
    page.route(f"**/{SLUG}/", lambda route: route.abort())
    page.goto("/en/things-to-ask/")
    expect(page.locator("[data-note]")).to_have_value("mine")
    assert len(kept(page)) == 1


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_without_scripts_the_page_says_what_is_missing(open_page: Open, tag: str) -> None:
    page = open_page(f"/{tag}/things-to-ask/", java_script_enabled=False)
    expect(page.locator("noscript .note")).to_be_visible()
    expect(page.locator("[data-things]")).to_be_hidden()

"""A reader's own document: brought with the keyboard alone, without JavaScript, and deleted."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from explainer.web.own import Own
from tests.browser.conftest import Open
from tests.browser.test_accessibility import violations
from tests.browser.test_visits import press_tab_until

DOCUMENTS = Path(__file__).parents[1] / "data" / "documents"
LETTER = "# Your visit\n\nYou will go home the same day.\n\n## After it\n\nPlease call us.\n"
OWN = re.compile(r"//[^/]+/[\w-]+/own-[a-z2-7]{32}/$")


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Until it is set, no document is made ready."""
    go_on = threading.Event()
    make: Callable[[Own, str], None] = Own._make

    def wait(own: Own, tag: str) -> None:
        go_on.wait(60)
        make(own, tag)

    monkeypatch.setattr(Own, "_make", wait)
    yield go_on
    go_on.set()


def paste(page: Page) -> None:
    page.locator("#pasted").fill(LETTER)
    page.locator(".bring button").click()


def test_a_text_is_brought_and_deleted_with_the_keyboard(
    open_page: Open, held: threading.Event
) -> None:
    page = open_page("/en/")
    press_tab_until(page, ".way")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/en/your-document/$"))
    press_tab_until(page, "#pasted")
    page.keyboard.insert_text(LETTER)
    press_tab_until(page, "#target")
    page.keyboard.press("S")
    page.keyboard.type("imp")
    press_tab_until(page, "#source")
    press_tab_until(page, ".bring button")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/your-document/own-\w+/$"))
    expect(page.get_by_role("status")).not_to_be_empty()
    expect(page.get_by_role("status")).to_have_attribute("role", "status")
    expect(page.get_by_role("progressbar")).to_have_count(1)
    expect(page.locator("[data-again]")).to_be_hidden()
    held.set()
    page.wait_for_url(OWN)
    expect(page.locator("h1")).to_contain_text("Your visit")
    press_tab_until(page, "[data-do=toggle]")
    page.keyboard.press("Space")
    expect(page.locator(".spoken")).to_have_count(1)
    page.keyboard.press("Space")
    page.goto(page.url)
    press_tab_until(page, ".own a")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/delete/$"))
    press_tab_until(page, "form .do")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/your-document/deleted/$"))


def test_a_file_is_brought_without_javascript(open_page: Open, held: threading.Event) -> None:
    page = open_page("/fr/your-document/", java_script_enabled=False)
    page.locator("#file").set_input_files(DOCUMENTS / "mri-scan.md")
    page.locator("#target").select_option("es")
    page.locator(".bring button").click()
    page.wait_for_url(re.compile(r"/es/your-document/own-\w+/$"))
    where = page.url
    page.locator("[data-again]").click()
    page.wait_for_url(where)
    held.set()
    page.wait_for_url(OWN)  # by itself
    expect(page.locator("audio").first).to_be_visible()
    slug = page.url.rstrip("/").rpartition("/")[2]
    page.goto(f"/hi/{slug}/")
    page.wait_for_url(re.compile(rf"/hi/{slug}/$"))
    page.locator(".own a").click()
    page.locator("form .do").click()
    page.wait_for_url(re.compile(r"/hi/your-document/deleted/$"))


SMALL = """(all) => all.filter((e) => e.checkVisibility())
  .map((e) => [e.outerHTML.slice(0, 80), e.getBoundingClientRect()])
  .filter(([, box]) => box.height < 44 || box.width < 44)"""


@pytest.mark.parametrize(("tag", "width"), [("en", 1440), ("ar", 320)])
def test_every_page_of_it_is_accessible(
    open_page: Open, held: threading.Event, tag: str, width: int
) -> None:
    window = {"width": width, "height": 700}
    page = open_page(
        f"/{tag}/your-document/",
        viewport=window,
        expects_errors=True,  # of the form that is refused
    )

    def check() -> None:
        assert violations(page) == ""
        assert page.evaluate("document.scrollingElement.scrollWidth - innerWidth") <= 0
        targets = page.locator("main :is(a, button, select, textarea, [type=file], summary)")
        assert targets.evaluate_all(SMALL) == []

    check()
    page.locator(".bring button").click()
    expect(page.get_by_role("alert")).to_be_visible()
    check()
    paste(page)
    expect(page.locator("[data-events]")).to_be_visible()
    check()
    held.set()
    page.wait_for_url(OWN)
    check()
    page.locator(".own a").click()
    check()
    page.locator("form .do").click()
    check()
    page.go_back()
    page.goto(f"/{tag}/your-document/")
    page.locator("#file").set_input_files(DOCUMENTS / "hard" / "scanned.pdf")
    page.locator(".bring button").click()
    expect(page.locator(".provenance")).to_be_visible()
    check()


def test_a_file_is_chosen_by_a_button_that_speaks_the_page_s_language(open_page: Open) -> None:
    page = open_page("/es/your-document/", locale="de-DE")
    file, button = page.locator("#file"), page.locator(".file label")
    expect(button).to_have_text("Elija un archivo")
    expect(file).to_have_accessible_name("Elija un archivo")
    covers = """() => {
      const [file, button] = ["#file", ".file label"].map(
        (one) => JSON.stringify(document.querySelector(one).getBoundingClientRect()));
      return file === button;
    }"""
    page.wait_for_function(covers)  # and nobody reads what lies between
    assert file.evaluate("(e) => getComputedStyle(e).opacity") == "0"
    press_tab_until(page, "#file")
    assert button.evaluate("(e) => getComputedStyle(e).outlineStyle") == "solid"
    with page.expect_file_chooser() as by_keyboard:
        page.keyboard.press("Space")
    by_keyboard.value.set_files(DOCUMENTS / "mri-scan.md")
    said = page.locator(".file [role=status]")
    expect(said).to_have_text("mri-scan.md")
    with page.expect_file_chooser() as by_hand:
        page.mouse.click(*_middle(button))
    by_hand.value.set_files(DOCUMENTS / "knee-arthroscopy.pdf")
    expect(said).to_have_text("knee-arthroscopy.pdf")
    plain = open_page("/es/your-document/", java_script_enabled=False)
    expect(plain.locator("#file")).to_have_css("opacity", "1")  # there it says the name itself


def _middle(target: Locator) -> tuple[float, float]:
    box = target.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_a_file_that_is_too_large_is_not_sent(open_page: Open) -> None:
    page = open_page("/en/your-document/")
    page.locator("#file").evaluate("(e) => { e.dataset.max = '10'; }")
    page.locator("#file").set_input_files(DOCUMENTS / "mri-scan.md")
    expect(page.locator("[data-chosen]")).to_have_text("mri-scan.md")
    page.locator(".bring button").click()
    assert page.locator("#file").evaluate("(e) => e.validationMessage")
    page.wait_for_url(re.compile("/your-document/$"))


@pytest.mark.usefixtures("held")
def test_a_document_that_is_deleted_elsewhere_says_so(open_page: Open) -> None:
    page = open_page("/en/your-document/", expects_errors=True)
    paste(page)
    expect(page.locator("[data-events]")).to_be_visible()
    other = page.context.new_page()
    other.goto(f"{page.url}delete/")
    other.locator("form .do").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("This document is not here any more")

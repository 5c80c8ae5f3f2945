"""Whole visits, as three people make them: without JavaScript, and with nothing but a keyboard."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open

SLUG = "balloon-kyphoplasty"


def test_a_whole_visit_without_javascript(open_page: Open) -> None:
    page = open_page("/", java_script_enabled=False, locale="en-US")
    page.get_by_role("link", name="Français", exact=True).click()
    expect(page).to_have_url(re.compile(r"/fr/#text$"))
    page.locator(".procedures .card").click()
    page.locator(".sections a").nth(1).click()
    expect(page).to_have_url(re.compile(rf"/fr/{SLUG}/the-[a-z-]+/$"))
    expect(page.locator(".player")).to_be_hidden()

    player = page.locator("audio")
    expect(player).to_be_visible()
    source = player.get_attribute("src")
    assert source
    assert page.request.get(source).headers["content-type"] == "audio/mpeg"
    player.focus()
    page.keyboard.press("Space")
    for _ in range(100):  # without JavaScript the page cannot wait for itself
        if player.evaluate("(e) => e.currentTime") > 0:
            break
        page.wait_for_timeout(50)
    assert player.evaluate("(e) => e.currentTime") > 0

    expect(page.locator("blockquote").nth(1)).to_be_hidden()
    page.locator("[name=originals]").check()
    expect(page.locator("blockquote").nth(1)).to_be_visible()
    page.locator("a.next").click()
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator("a.next")).to_have_count(0)

    # The language changes and the place stays; coming back later, the language is still known.
    where = page.url.split(f"/{SLUG}/")[1]
    page.locator(".languages > summary").click()
    page.get_by_role("link", name="Tiếng Việt", exact=True).click()
    expect(page).to_have_url(re.compile(rf"/vi/{SLUG}/{where}#text$"))
    page.goto("/")
    expect(page).to_have_url(re.compile(r"/vi/$"))


def press_tab_until(page: Page, selector: str) -> None:
    """Goes on with Tab until `selector` has the focus, which must be seen all the way."""
    page.wait_for_load_state()  # before anything is drawn there is nothing to come to
    for _ in range(80):
        page.keyboard.press("Tab")
        seen, there = page.evaluate(
            """(selector) => {
              const e = document.activeElement, box = e.getBoundingClientRect();
              const x = (box.left + box.right) / 2, y = (box.top + box.bottom) / 2;
              const above = document.elementFromPoint(x, y);
              const style = getComputedStyle(e);
              return [e.contains(above) && style.outlineStyle !== 'none', e.matches(selector)];
            }""",
            selector,
        )
        assert seen, page.evaluate("document.activeElement.outerHTML.slice(0, 200)")
        if there:
            return
    raise AssertionError(f"Tab never comes to {selector}")


@pytest.mark.parametrize("width", [390, 1280])
def test_a_whole_visit_with_the_keyboard(open_page: Open, width: int) -> None:
    page = open_page("/", locale="en-US", viewport={"width": width, "height": 700})
    press_tab_until(page, ".skip")
    press_tab_until(page, "[hreflang=es]")
    page.keyboard.press("Enter")
    expect(page.locator("html[lang=es] main")).to_be_focused()
    press_tab_until(page, ".procedures .card")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(rf"/es/{SLUG}/$"))
    press_tab_until(page, ".sections li:nth-child(2) a")
    page.keyboard.press("Enter")
    expect(page.locator(".place")).to_contain_text("2")

    press_tab_until(page, "[data-do=toggle]")
    page.keyboard.press("Space")
    expect(page.locator(".spoken")).to_have_count(1)
    expect(page.locator(".when-playing")).to_be_visible()
    press_tab_until(page, "[data-do=next]")
    page.keyboard.press("Enter")
    expect(page.locator("[data-segment$='-1']")).to_have_class(re.compile("spoken"))
    press_tab_until(page, "[data-speed]")
    page.keyboard.press("ArrowUp")
    expect(page.locator("[data-speed]")).to_have_value("0.75")

    press_tab_until(page, ".provenance summary")
    page.keyboard.press("Enter")
    expect(page.locator(".provenance dd").first).to_be_visible()
    press_tab_until(page, "[name=originals]")
    page.keyboard.press("Space")
    expect(page.locator("blockquote:visible").nth(1)).to_be_visible()
    press_tab_until(page, "a.next")
    page.keyboard.press("Enter")
    expect(page.locator(".place")).to_contain_text("3")
    expect(page.locator("[data-speed]")).to_have_value("0.75")

"""What axe-core finds, and what a small window, a keyboard or a missing script leave over."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import Open

SLUG = "balloon-kyphoplasty"
SECTION = f"{SLUG}/the-balloon-kyphoplasty-surgery-procedure/"
INTERFACE = ("en", "es", "fr", "ar", "hi", "zh-Hans", "vi")
PAGES = ("", f"{SLUG}/", SECTION, "nothing/")
OPTIONS = {
    "resultTypes": ["violations"],
    "runOnly": [
        *("wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
    ],
    "rules": {"color-contrast-enhanced": {"enabled": True}, "target-size": {"enabled": True}},
}


def violations(page: Page) -> str:
    found = Axe().run(page, options=OPTIONS)
    return str(found.generate_report()) if found.violations_count else ""


def open_everything(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")


@pytest.mark.parametrize("tag", INTERFACE)
def test_axe_finds_nothing(open_page: Open, tag: str) -> None:
    page = open_page(f"/{tag}/")
    for path in PAGES[:3]:
        page.goto(f"/{tag}/{path}")
        open_everything(page)
        assert violations(page) == ""


@pytest.mark.parametrize(
    "seen", [{"color_scheme": "dark"}, {"forced_colors": "active"}, {"contrast": "more"}]
)
def test_axe_finds_nothing_however_it_is_seen(open_page: Open, seen: dict[str, Any]) -> None:
    page = open_page(f"/es/{SECTION}", **seen)
    page.get_by_role("button", name="Listen").or_(page.locator("[data-do=toggle]")).first.click()
    page.locator(".spoken").first.wait_for()
    open_everything(page)
    assert violations(page) == ""


def test_axe_finds_nothing_where_nothing_is(open_page: Open) -> None:
    assert violations(open_page("/ar/nothing/", expects_errors=True)) == ""


@pytest.mark.parametrize("tag", INTERFACE)
@pytest.mark.parametrize("width", [320, 768])
def test_nothing_is_lost_in_a_small_window(open_page: Open, tag: str, width: int) -> None:
    page = open_page(f"/{tag}/", viewport={"width": width, "height": 640})
    for path in PAGES[:3]:
        page.goto(f"/{tag}/{path}")
        open_everything(page)
        lost = page.evaluate(
            """() => [document.scrollingElement.scrollWidth - innerWidth,
              [...document.body.querySelectorAll('*')].filter((e) => {
                const box = e.getBoundingClientRect();
                return e.checkVisibility() && !e.closest('.heard, .skip') &&
                  (box.left < -1 || box.right > innerWidth + 1 ||
                   (e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflowX !== 'visible'
                    && !['SELECT', 'svg'].includes(e.tagName)));
              }).map((e) => e.outerHTML.slice(0, 80))]"""
        )
        assert lost == [0, []] or (lost[0] <= 0 and lost[1] == [])


@pytest.mark.parametrize("tag", INTERFACE)
def test_every_target_is_large_enough_for_a_finger(open_page: Open, tag: str) -> None:
    page = open_page(f"/{tag}/{SECTION}", viewport={"width": 320, "height": 640})
    page.locator(".languages > summary").click()
    small = page.evaluate(
        """() => [...document.querySelectorAll('a, button, select, summary')]
          .filter((e) => e.checkVisibility() && !e.matches('.skip'))
          .map((e) => [e.outerHTML.slice(0, 60), e.getBoundingClientRect()])
          .filter(([, box]) => box.width < 44 || box.height < 44)
          .map(([html, box]) => [html, box.width, box.height])"""
    )
    assert small == []


def test_arabic_is_laid_out_from_the_right(open_page: Open) -> None:
    page = open_page(f"/ar/{SECTION}", viewport={"width": 390, "height": 800})
    at = page.evaluate(
        """() => Object.fromEntries(['.brand', 'h1 span', '.path svg'].map(
          (s) => { const box = document.querySelector(s).getBoundingClientRect();
                   return [s, (box.left + box.right) / 2 / innerWidth]; }))"""
    )
    assert at[".brand"] > 0.5
    assert at["h1 span"] > 0.5
    assert at[".path svg"] > 0.5
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).direction") == "rtl"
    quote = page.locator("blockquote").first
    page.locator("[name=originals]").check()
    assert quote.get_attribute("lang") == "en"
    assert quote.evaluate("(e) => getComputedStyle(e).direction") == "ltr"

"""On a slow network fonts and scripts come after the words: nothing moves when they do."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Open

SECTION = "balloon-kyphoplasty/the-balloon-kyphoplasty-surgery-procedure/"
PHONE = {"width": 360, "height": 640}
WATCH = """
  window.moved = 0;
  const add = (entries) => entries.forEach((entry) => { moved += entry.value; });
  const watcher = new PerformanceObserver((list) => add(list.getEntries()));
  watcher.observe({ type: "layout-shift" });
  window.movedNow = () => { add(watcher.takeRecords()); return moved; };
"""
"""Run before the page's own scripts: sums up what moves, as Cumulative Layout Shift does."""
PAINTED = "() => performance.getEntriesByName('first-contentful-paint').length"
LOADED = "() => document.fonts.status === 'loaded'"
"""Functions: what is waited for is evaluated again in the page, which allows no `eval`."""
FRAMES = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


LATE = "**/{main.js,settings.js,*.woff2}"


class Late:
    """Files of a page that do not come before they may."""

    def __init__(self, page: Page, pattern: str) -> None:
        self.held: list[Route] = []
        self._may_come = False
        page.route(pattern, self._meet)

    def _meet(self, route: Route) -> None:
        if self._may_come:
            route.continue_()
        else:
            self.held.append(route)

    def come(self) -> None:
        self._may_come = True
        for route in self.held:
            route.continue_()


def open_without(page: Page, address: str, pattern: str, last: str) -> Late:
    """Opens a page whose files of that pattern are late, until its words are there and `last`, one
    of the files, was asked for."""
    late = Late(page, pattern)
    page.goto(address, wait_until="commit")
    page.wait_for_function(PAINTED)
    expect(page.locator("h1")).to_be_visible()
    while not any(route.request.url.endswith(last) for route in late.held):
        page.evaluate(FRAMES)
    return late


@pytest.mark.parametrize("address", [f"/es/{SECTION}", f"/hi/{SECTION}", "/en/"])
def test_nothing_moves_when_fonts_and_scripts_come_late(open_page: Open, address: str) -> None:
    page = open_page("about:blank", script=WATCH, viewport=PHONE)
    late = open_without(page, address, LATE, ".woff2")
    expect(page.locator("[data-settings-button]")).to_be_hidden()
    late.come()
    page.wait_for_load_state("load")
    page.wait_for_function(LOADED)
    expect(page.locator("[data-settings-button]")).to_be_visible()
    page.evaluate(FRAMES)
    assert page.evaluate("document.fonts.check('16px \"Atkinson Hyperlegible\"')")
    assert page.evaluate("movedNow()") < 0.01


def test_the_native_player_is_seen_only_where_the_script_cannot_come(open_page: Open) -> None:
    page = open_page("about:blank", viewport=PHONE, expects_errors=True)
    late = open_without(page, f"/es/{SECTION}", "**/main.js", "main.js")
    expect(page.locator("audio")).to_be_hidden()
    expect(page.locator("[data-player]")).to_be_hidden()
    for route in late.held:
        route.abort()
    expect(page.locator("audio")).to_be_visible()

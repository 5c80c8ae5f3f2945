"""What axe-core finds, and what a small window, large letters or a missing script leave over.

Four languages stand for the scripts: Latin, from the right, without spaces, with marks above lines.
"""

from __future__ import annotations

import json
from typing import Any, Literal

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from tests.browser.conftest import Open

SLUG = "balloon-kyphoplasty"
SECTION = f"{SLUG}/the-balloon-kyphoplasty-surgery-procedure/"
TEXTS = (f"{SLUG}/", SECTION, f"side-by-side/{SLUG}/")
PAGES = (("", "help/", "your-document/", "things-to-ask/"), *((path,) for path in TEXTS))
"""Each kind of page; small ones share a browser, which costs more than they do."""
LANGUAGES = ("en", "ar", "zh-Hans", "hi")
WIDTHS = (320, 768, 1440)
RULES = {
    "resultTypes": ["violations"],
    "selectors": False,
    "runOnly": [
        *("wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
    ],
    "rules": {
        "color-contrast-enhanced": {"enabled": True},  # whatever passes it passes the lesser one
        "color-contrast": {"enabled": False},
        "target-size": {"enabled": True},
    },
}
SEEN: tuple[dict[str, Literal["light", "dark", "active", "none"]], ...] = (
    {"color_scheme": "light", "forced_colors": "none"},
    {"color_scheme": "dark", "forced_colors": "none"},
    {"color_scheme": "light", "forced_colors": "active"},
)
ASKED = json.dumps(
    [{"procedure": SLUG, "segment": f"{SECTION.split('/')[1]}-{n}", "note": "?"} for n in (0, 3)]
)
LOST = """() => {
  // The name of a file is written below its button.
  const heard = '.heard, .skip, svg, thead, [hidden], [type=file]';
  const all = [...document.body.querySelectorAll('*')];
  const shown = all.filter((e) => e.checkVisibility() && !e.closest(heard));
  return shown.filter((e) => {
    const box = e.getBoundingClientRect(), style = getComputedStyle(e);
    const wide = e.scrollWidth > e.clientWidth + 1 && style.overflowX !== 'visible';
    const high = e.scrollHeight > e.clientHeight + 1 && style.overflowY === 'hidden';
    const cut = (wide || high) && e.tagName !== 'SELECT';
    return box.left < -1 || box.right > innerWidth + 1 || cut;
  }).map((e) => e.outerHTML.slice(0, 80));
}"""
SMALL = """() => [...document.querySelectorAll(
    'a, button, select, textarea, summary, label:has(input), input:not(label *)')]
  .filter((e) => e.checkVisibility() && !e.matches('.skip'))
  .map((e) => [e.outerHTML.slice(0, 60), e.getBoundingClientRect()])
  .filter(([, box]) => box.width < 44 || box.height < 44)
  .map(([html, box]) => [html, box.width, box.height])"""


def violations(page: Page) -> str:
    """What is wrong, one line for each element; axe is brought to a page once."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found = page.evaluate("(rules) => axe.run(document, rules)", RULES)["violations"]
    return "\n".join(f"{v['id']}: {node['html'][:100]}" for v in found for node in v["nodes"])


def open_everything(page: Page) -> None:
    """But the list of languages, which is the same everywhere, and open in the library; and the
    originals but on a section's page."""
    page.evaluate(
        "document.querySelectorAll('details:not(.languages)').forEach((d) => { d.open = true; })"
    )
    if page.url.endswith(SECTION):
        page.locator("[name=originals]").check()


@pytest.mark.parametrize("paths", PAGES, ids=lambda paths: paths[-1].split("/")[0])
@pytest.mark.parametrize("tag", LANGUAGES)
def test_nothing_is_wrong_or_lost_at_any_width_in_any_colors(
    open_page: Open, tag: str, paths: tuple[str, ...]
) -> None:
    """Every rule, on each page in nine shapes."""
    marks = f"localStorage.setItem('explainer:marks', {ASKED!r})"
    page = open_page(f"/{tag}/{paths[0]}", reduced_motion="reduce", script=marks)  # no colors glide
    for path in paths:
        if path != paths[0]:
            page.goto(f"/{tag}/{path}")
        if path == "things-to-ask/":
            page.locator(".thing").nth(1).wait_for()
        open_everything(page)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 700})
            for seen in SEEN:
                page.emulate_media(**seen)  # type: ignore[arg-type]
                assert violations(page) == "", (path, width, seen)
            assert page.evaluate("document.scrollingElement.scrollWidth") <= width, path
            assert page.evaluate(LOST) == [], (path, width)
            assert page.evaluate(SMALL) == [], (path, width)


@pytest.mark.parametrize("theme", ["contrast", "sepia"])
def test_axe_finds_nothing_in_the_other_colors_and_the_panel(open_page: Open, theme: str) -> None:
    page = open_page(f"/es/{SECTION}", reduced_motion="reduce")
    page.locator("[data-settings-button]").click()
    page.locator(f"[value={theme}]").check()
    assert violations(page) == ""
    page.keyboard.press("Escape")
    page.locator("[data-do=toggle]").click()
    page.locator(".spoken").first.wait_for()
    open_everything(page)
    assert violations(page) == ""


@pytest.mark.parametrize("seen", [{"color_scheme": "dark"}, {"contrast": "more"}])
def test_axe_finds_nothing_while_it_is_read(open_page: Open, seen: dict[str, Any]) -> None:
    page = open_page(f"/es/{SECTION}", **seen)
    page.locator("[data-do=toggle]").click()
    page.locator(".spoken").first.wait_for()
    assert violations(page) == ""


def test_axe_finds_nothing_where_nothing_is(open_page: Open) -> None:
    page = open_page("/ar/nothing/", expects_errors=True)
    assert violations(page) == ""


@pytest.mark.parametrize("tag", ["es", "fr", "vi"])
def test_nothing_is_lost_in_the_other_languages(open_page: Open, tag: str) -> None:
    page = open_page(f"/{tag}/", viewport={"width": 320, "height": 640})
    for path in ("", *TEXTS):
        page.goto(f"/{tag}/{path}")
        open_everything(page)
        assert page.evaluate(LOST) == []


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

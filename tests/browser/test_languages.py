"""The list of languages: found without reading another, heard, and left with the place kept."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Open

SLUG = "balloon-kyphoplasty"
SECTION = f"{SLUG}/the-balloon-kyphoplasty-surgery-procedure/"
CATCH = """
  const Native = window.Audio;
  window.Audio = function () { return (window.sound = new Native()); };
"""


def choices(page: Page) -> Locator:
    return page.locator(".language-list .choice:visible")


@pytest.mark.parametrize(
    "wanted",
    [
        "espanol",
        "Español",
        "ESPAÑOL",
        "Spanish",
        "西班牙语",
        "esp",
        "स्पेनिश",
        "hiszpanski",
        "es",
        "tay ban",
    ],
)
def test_a_language_is_found_by_any_spelling(open_page: Open, wanted: str) -> None:
    page = open_page("/en/")
    page.get_by_label("Find a language").fill(wanted)
    expect(page.locator("[data-tag=es]")).to_be_visible()
    expect(page.locator("[data-tag=fr]")).to_be_hidden()
    expect(page.get_by_role("status")).to_have_text(re.compile(r"Languages found: [1-3]$"))
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/es/"))


def test_the_search_reaches_what_is_not_ready_and_gives_everything_back(open_page: Open) -> None:
    page = open_page("/en/")
    shown = choices(page).count()
    search = page.get_by_label("Find a language")
    search.fill("japones")
    expect(page.locator(".others [data-tag=ja]")).to_be_visible()
    expect(choices(page)).to_have_count(1)
    search.fill("qqqq")
    expect(page.get_by_role("status")).to_have_text("Languages found: 0")
    search.fill("")
    expect(choices(page)).to_have_count(shown)
    expect(page.get_by_role("status")).to_be_empty()


def test_the_languages_of_the_browser_come_first(open_page: Open) -> None:
    page = open_page("/en/", locale="zh-CN")
    expect(choices(page).first).to_have_text("简体中文")
    without = open_page("/en/", locale="zh-CN", java_script_enabled=False)
    expect(choices(without).first).not_to_have_text("简体中文")
    expect(without.locator(".find")).to_be_hidden()


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_a_name_is_heard_before_it_is_chosen(open_page: Open, key: str) -> None:
    page = open_page("/en/", script=CATCH)
    button = page.locator("[data-tag=es] .hear")
    expect(button).to_have_role("button")
    expect(button.locator("span")).to_have_attribute("lang", "es")
    expect(button).to_have_accessible_name(re.compile("Español"))
    assert page.evaluate("[sound.paused, sound.autoplay, sound.src]") == [True, False, ""]
    button.focus()
    page.keyboard.press(key)
    page.wait_for_function("() => sound.currentTime > 0")
    assert "/es/name.mp3" in page.evaluate("sound.src")
    page.locator("[data-tag=fr] .hear").click()
    page.wait_for_function("() => sound.src.includes('/fr/name.mp3') && sound.currentTime > 0")
    page.locator("[data-tag=fr] .hear").click()
    assert page.evaluate("sound.paused")
    assert page.url.endswith("/en/")


def test_a_name_that_cannot_be_heard_is_told(open_page: Open) -> None:
    page = open_page("/en/", expects_errors=True)
    page.route(re.compile(r"name\.mp3"), lambda route: route.fulfill(status=503, body=""))
    page.locator("[data-tag=es] .hear").click()
    expect(page.get_by_role("status")).to_contain_text("could not be played")


def test_what_is_looked_at_is_found_again_in_another_language(open_page: Open) -> None:
    page = open_page(f"/en/{SECTION}", viewport={"width": 390, "height": 500})
    place = page.locator(".sentence").nth(8)
    place.evaluate("(e) => e.scrollIntoView({block: 'start'})")
    page.wait_for_timeout(1500)  # looked at
    page.evaluate("scrollTo(0, 0)")
    page.locator(".languages > summary").click()
    page.get_by_role("link", name="العربية").click()
    page.wait_for_url(re.compile(rf"/ar/{SECTION}#.+-[678]$"))
    there = page.url.partition("#")[2]
    expect(page.locator(f"[id='{there}']")).to_be_in_viewport()
    assert (
        page.evaluate(
            "document.querySelector('.sentence:target').lang || document.documentElement.lang"
        )
        == "ar"
    )


def test_what_is_heard_is_found_again_in_another_language(open_page: Open) -> None:
    page = open_page(f"/en/{SECTION}")
    sentence = page.locator(".sentence").nth(5)
    sentence.click()
    expect(sentence).to_have_class(re.compile("spoken"))
    place = sentence.get_attribute("id")
    page.locator(".languages > summary").click()
    page.get_by_role("link", name="Español", exact=True).click()
    page.wait_for_url(re.compile(f"/es/.+#{place}$"))
    expect(page.locator(f"[id='{place}']")).to_be_in_viewport()


def test_who_chooses_at_once_begins_with_the_text(open_page: Open) -> None:
    page = open_page("/en/")
    page.get_by_role("link", name="Français", exact=True).click()
    page.wait_for_url(re.compile("/fr/#text$"))
    expect(page.locator("h1")).to_be_in_viewport()


def test_nothing_moves_while_the_list_is_put_in_order(open_page: Open) -> None:
    count = """
      window.moved = 0;
      new PerformanceObserver((list) => list.getEntries().forEach((e) => { moved += e.value; }))
        .observe({type: 'layout-shift', buffered: true});
    """
    page = open_page("/en/", script=count, locale="zh-CN", viewport={"width": 390, "height": 800})
    expect(choices(page).first).to_have_text("简体中文")
    page.wait_for_timeout(500)
    assert page.evaluate("moved") < 0.01

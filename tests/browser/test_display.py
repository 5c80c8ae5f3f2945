"""The page as its reader wants to see it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open

SLUG = "balloon-kyphoplasty"
SECTION = f"{SLUG}/the-balloon-kyphoplasty-surgery-procedure/"
LOOKS = """() => {
  const of = (selector) => getComputedStyle(document.querySelector(selector));
  const text = of('.paragraph .sentence'), main = of('main');
  return {size: parseFloat(text.fontSize), leading: parseFloat(text.lineHeight),
    letters: parseFloat(text.letterSpacing) || 0, words: parseFloat(text.wordSpacing) || 0,
    width: parseFloat(main.maxInlineSize), ground: of('body').backgroundColor,
    font: text.fontFamily};
}"""


def choose(page: Page, **choices: str) -> None:
    """In the panel, as a reader does."""
    page.locator("[data-settings-button]").click()
    for name, value in choices.items():
        page.locator(f"[name={name.replace('_', '-')}][value='{value}']").check()
    page.locator(".settings-top button").click()
    expect(page.locator("dialog")).to_be_hidden()


def test_each_choice_is_seen_at_once_kept_and_undone(open_page: Open) -> None:
    page = open_page(f"/es/{SECTION}")
    first = page.evaluate(LOOKS)
    chosen = {
        "text_size": "300",
        "line_spacing": "wider",
        "letter_spacing": "wide",
        "line_length": "short",
        "theme": "contrast",
        "font": "device",
    }
    choose(page, **chosen)
    now = page.evaluate(LOOKS)
    assert now["size"] == 3 * first["size"]
    assert now["leading"] / now["size"] == pytest.approx(2.5)
    assert now["letters"] / now["size"] == pytest.approx(0.12)
    assert now["words"] / now["size"] == pytest.approx(0.16)
    assert now["width"] == pytest.approx(3 * first["width"] * 30 / 44)
    assert now["ground"] == "rgb(0, 0, 0)"
    assert "Atkinson" in first["font"]
    assert "Atkinson" not in now["font"]
    page.goto(f"/es/{SLUG}/")
    assert page.evaluate(LOOKS) == now
    page.locator("[data-settings-button]").click()
    expect(page.locator("[value=contrast]")).to_be_checked()
    page.locator("[type=reset]").click()
    assert page.evaluate(LOOKS) == first
    assert page.evaluate("localStorage.length") == 0


def test_it_is_so_before_anything_is_drawn(open_page: Open) -> None:
    """Even where the rest of the scripts never come."""
    page = open_page("/en/", script="localStorage.setItem('explainer:theme', '\"sepia\"')")
    page.route(
        "**/settings.js", lambda route: route.fulfill(body="", content_type="text/javascript")
    )
    page.goto(f"/en/{SECTION}")
    assert page.evaluate(LOOKS)["ground"] == "rgb(246, 237, 219)"


def test_storage_that_is_spoilt_changes_nothing(open_page: Open) -> None:
    page = open_page("/en/")
    page.evaluate(
        "localStorage.setItem('explainer:theme', '{'); "
        "localStorage.setItem('explainer:text-size', '\"x\\'\"')"
    )
    page.goto(f"/en/{SECTION}")
    expect(page.locator("[data-settings-button]")).to_be_visible()
    assert page.evaluate(LOOKS)["size"] == 20


def test_joined_letters_are_never_parted(open_page: Open) -> None:
    for tag in ("ar", "hi"):
        page = open_page(f"/{tag}/{SECTION}")
        choose(page, letter_spacing="wider", line_spacing="wide")
        looks = page.evaluate(LOOKS)
        assert (looks["letters"], looks["words"]) == (0, 8)
        assert looks["leading"] == 40


def test_the_panel_is_used_with_the_keyboard_alone(open_page: Open) -> None:
    page = open_page(f"/en/{SECTION}")
    button = page.locator("[data-settings-button]")
    button.focus()
    page.keyboard.press("Enter")
    panel = page.get_by_role("dialog", name="Display")
    expect(panel).to_be_visible()
    page.locator("[name=theme]:checked").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("html")).to_have_attribute("data-theme", "light")
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(button).to_be_focused()


def test_without_javascript_there_is_no_button_that_does_nothing(open_page: Open) -> None:
    page = open_page(f"/en/{SECTION}", java_script_enabled=False)
    expect(page.locator("[data-settings-button]")).to_be_hidden()
    expect(page.locator("[data-settings-panel]")).to_be_hidden()
    expect(page.locator("[data-one-bar]")).to_be_hidden()


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_one_sentence_at_a_time(open_page: Open, tag: str) -> None:
    page = open_page(f"/{tag}/{SECTION}")
    sentences = page.locator("[data-segment]")
    total = sentences.count()
    last = str(sentences.last.get_attribute("data-segment"))
    page.locator("[data-settings-button]").click()
    page.locator("[name=one-sentence]").check()
    page.keyboard.press("Escape")

    def alone(number: int) -> None:
        expect(page.locator("[data-segment]:visible")).to_have_count(1)
        expect(sentences.nth(number)).to_be_visible()

    alone(0)
    page.locator("[data-next]").click()
    alone(1)
    forward, back = ("ArrowLeft", "ArrowRight") if tag == "ar" else ("ArrowRight", "ArrowLeft")
    page.keyboard.press(forward)
    alone(2)
    page.keyboard.press(back)
    page.keyboard.press(back)
    page.keyboard.press(back)
    alone(0)
    for _ in range(total + 1):
        page.keyboard.press(forward)
    alone(total - 1)
    if tag == "en":
        expect(page.locator("[data-count]")).to_have_text(f"Sentence {total} of {total}")
        page.locator("[data-do=toggle]").click()  # what is seen is what is heard
        expect(page.locator(".spoken")).to_have_attribute("data-segment", last)
        page.locator("[data-do=previous]").click()  # and the other way round
        alone(total - 2)
        page.locator("[data-do=toggle]").click()
        page.keyboard.press(back)
        alone(total - 3)
        page.locator("[data-do=next]").click()
        alone(total - 2)
    page.keyboard.press("Escape")
    expect(page.locator("[data-segment]:visible")).to_have_count(total)


def test_the_marks_can_be_switched_off(open_page: Open) -> None:
    page = open_page(f"/en/{SECTION}")
    page.locator("[data-do=next]").click()
    spoken = page.locator(".spoken")
    ground = "(e) => getComputedStyle(e).backgroundColor"
    clear = "rgba(0, 0, 0, 0)"
    assert spoken.evaluate(ground) != clear
    page.locator("[data-settings-button]").click()
    page.locator("[name=highlight-sentence]").uncheck()
    assert page.locator(".spoken").evaluate(ground) == clear


@pytest.mark.parametrize("size", ["200", "400"])
@pytest.mark.parametrize("tag", ["en", "ar", "zh-Hans", "hi"])
def test_nothing_is_lost_in_large_letters(open_page: Open, tag: str, size: str) -> None:
    script = f"localStorage.setItem('explainer:text-size', '\"{size}\"')"
    page = open_page(f"/{tag}/", viewport={"width": 320, "height": 640}, script=script)
    for path in ("", f"{SLUG}/", SECTION):
        page.goto(f"/{tag}/{path}")
        assert page.evaluate(LOST) == []


LOST = """() => [...document.body.querySelectorAll('*')].filter((e) => {
  const box = e.getBoundingClientRect();
  return e.checkVisibility() && !e.closest('.heard, .skip, svg, .player') && box.width > 1 &&
    (box.left < -1 || box.right > innerWidth + 1);
}).map((e) => e.outerHTML.slice(0, 100))"""


def test_a_japanese_heading_is_broken_between_phrases(open_page: Open) -> None:
    heading = open_page("/en/").locator("h1")
    broken = "(h, tag) => { h.lang = tag; return getComputedStyle(h).wordBreak; }"
    assert [heading.evaluate(broken, tag) for tag in ("ja", "en")] == ["auto-phrase", "normal"]


@pytest.mark.parametrize("tag", ["hi", "zh-Hans"])
def test_no_word_of_a_section_s_name_stands_alone(open_page: Open, tag: str) -> None:
    page = open_page(f"/{tag}/balloon-kyphoplasty/", viewport={"width": 360, "height": 640})
    lines = "(name) => [...name.firstElementChild.getClientRects()].map((line) => line.width)"
    widths = page.locator(".section-name").nth(1).evaluate(lines)
    assert min(widths) > max(widths) / 2

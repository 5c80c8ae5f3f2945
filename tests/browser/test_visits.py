"""Whole visits, as three people make them: without JavaScript, with nothing but a keyboard, and
with nothing but what a screen reader is told."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from explainer.languages import Grade, find
from explainer.pipeline import Pipeline
from explainer.words import read_words
from tests.browser.conftest import Open, wait_until
from tests.browser.screen_reader import ScreenReader

SLUG = "balloon-kyphoplasty"


def test_a_whole_visit_without_javascript(open_page: Open) -> None:
    page = open_page("/", java_script_enabled=False, locale="en-US")
    page.get_by_role("link", name="Français", exact=True).click()
    page.wait_for_url(re.compile(r"/fr/#text$"))
    page.locator(".procedures .card").click()
    page.locator(".sections a").nth(1).click()
    page.wait_for_url(re.compile(rf"/fr/{SLUG}/the-[a-z-]+/$"))
    expect(page.locator(".player")).to_be_hidden()

    player = page.locator("audio")
    expect(player).to_be_visible()
    source = player.get_attribute("src")
    assert source
    assert page.request.get(source).headers["content-type"] == "audio/mpeg"
    player.focus()
    page.keyboard.press("Space")
    # Without JavaScript the page cannot wait for itself.
    wait_until(page, lambda: player.evaluate("(e) => e.currentTime") > 0)
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
    page.wait_for_url(re.compile(rf"/vi/{SLUG}/{where}#text$"))
    page.locator("a.help").click()
    page.wait_for_url(re.compile("/vi/help/$"))
    expect(page.locator("h2").nth(4)).to_be_visible()
    page.goto("/")
    page.wait_for_url(re.compile(r"/vi/$"))


def press_tab_until(page: Page, selector: str, *, back: bool = False) -> None:
    """Goes on, or back, with Tab until `selector` has the focus, which must be seen all the way."""
    page.wait_for_load_state()  # before anything is drawn there is nothing to come to
    for _ in range(80):
        page.keyboard.press("Shift+Tab" if back else "Tab")
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
    page.wait_for_url(re.compile(rf"/es/{SLUG}/$"))
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

    # Another language at the same sentence, then help, and the text larger.
    press_tab_until(page, "[data-do=next]", back=True)
    page.keyboard.press("Enter")
    expect(page.locator("[data-segment$='-1']")).to_have_class(re.compile("spoken"))
    place = page.locator(".spoken").get_attribute("id")
    press_tab_until(page, ".languages > summary", back=True)
    page.keyboard.press("Enter")
    press_tab_until(page, "[hreflang=fr]")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(f"/fr/.+#{place}$"))
    expect(page.locator(f"html[lang=fr] [id='{place}']")).to_be_in_viewport()
    press_tab_until(page, "a.help", back=True)
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/fr/help/$"))
    press_tab_until(page, ".settings-button")
    page.keyboard.press("Enter")
    expect(page.locator("dialog.settings")).to_be_visible()
    press_tab_until(page, "[name=text-size]")
    page.keyboard.press("ArrowRight")
    expect(page.locator("html")).to_have_attribute("data-text-size", "125")
    page.keyboard.press("Escape")
    expect(page.locator(".settings-button")).to_be_focused()


@pytest.mark.parametrize("tag", ["en", "ar", "zh-Hans", "hi"])
def test_a_whole_visit_with_a_screen_reader(open_page: Open, pipeline: Pipeline, tag: str) -> None:
    say = read_words()[tag].ugettext
    language = find(tag)
    edition = pipeline.edition(SLUG, tag)
    sections = edition.document.sections
    shown = {segment.segment_id: segment for segment in edition.translation.segments}
    page = open_page("/", locale="fr-FR")
    reader = ScreenReader(page)

    # The language is found in its own script, and said with its own voice.
    name = reader.find("link", language.autonym)
    assert reader.language(name) == tag
    reader.press("link", language.autonym)
    page.wait_for_url(f"**/{tag}/#text")
    assert (
        reader.language(
            reader.find("RootWebArea", f"{say('Procedures in plain words')} – Explainer")
        )
        == tag
    )
    assert reader.find("heading", say("Procedures in plain words")).states["level"] == 1
    reader.press("link", f"{edition.translation.title}…")
    page.wait_for_url(f"**/{tag}/{SLUG}/")
    listed = [shown[f"{section.id}-0"].text for section in sections]
    reader.press("link", f"{listed[1]}…")
    page.wait_for_url(f"**/{SLUG}/{sections[1].id}/")

    # Every passage of the section, in order, each in the language of its words.
    heading = reader.find("heading", listed[1])
    assert (heading.states["level"], reader.language(heading)) == (1, tag)
    told = [h for h in reader.read() if h.role == "StaticText"]
    expected = [s for s in shown.values() if s.segment_id.rpartition("-")[0] == sections[1].id]
    names = [h.name for h in told]
    places = [names.index(" ".join(segment.text.split())) for segment in expected]
    assert places == sorted(places)
    for place, segment in zip(places, expected, strict=True):
        assert reader.language(told[place]) == segment.language

    if language.grade is Grade.NONE:
        assert any(say(language.reason) in name for name in names)
        assert not [h for h in reader.read() if h.name == say("Repeat sentence")]
    else:
        reader.press("button", say("Listen"))
        reader.find("button", say("Pause"))
        reader.press("button", say("Next sentence"))
        reader.press("button", say("Repeat sentence"))
        reader.find("button", say("Pause"))
        reader.find("button", say("Ask about this"), pressed="false")
        reader.press("button", say("Ask about this"))
        reader.find("button", say("Ask about this"), pressed="true")
        reader.find("StaticText", say("Marked. It is in “Things to ask”."))
        reader.press("button", say("Pause"))
        reader.find("button", say("Listen"))
    page.wait_for_timeout(100)
    reader.press("link", f"{say('Next section:')}…")
    page.wait_for_url(f"**/{SLUG}/{sections[2].id}/")
    reader.find("heading", listed[2], level=1)

    # Another language, at the same place.
    other = find("es")
    languages = f"{say('Choose your language')} {language.autonym}"
    reader.press("DisclosureTriangle", languages, expanded=False)
    reader.find("DisclosureTriangle", languages, expanded=True)
    reader.press("link", other.autonym)
    page.wait_for_url(f"**/es/{SLUG}/{sections[2].id}/#text")
    spanish = pipeline.edition(SLUG, "es").translation.segments
    title = next(s.text for s in spanish if s.segment_id == f"{sections[2].id}-0")
    assert reader.language(reader.find("heading", title, level=1)) == "es"

    # Help, and how the page looks.
    say = read_words()["es"].ugettext
    reader.press("link", say("Help"))
    assert reader.language(reader.find("heading", say("Help"), level=1)) == "es"
    reader.press("button", say("Display"), hasPopup="dialog")
    assert reader.find("dialog", say("Display")).states["modal"]
    reader.find("radio", say("Dark"), checked="false")
    reader.press("radio", say("Dark"))
    reader.find("radio", say("Dark"), checked="true")
    reader.press("button", say("Done"))
    reader.find("heading", say("Help"), level=1)
    assert not [h for h in reader.read() if h.role == "dialog"]

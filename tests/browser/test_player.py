"""The player: the sound, the sentence and the word are one."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.following import CATCH, lags, sample

SLUG = "balloon-kyphoplasty"
LONG = f"/es/{SLUG}/the-balloon-kyphoplasty-surgery-procedure"
SHORT = f"/es/{SLUG}/balloon-kyphoplasty-surgery-insurance-coverage"
TOLERANCE_MS = 100


def listen(open_page: Open, path: str, **options: Any) -> Page:
    page = open_page(f"{path}/", script=CATCH, **options)
    expect(page.locator(".player")).to_be_visible()
    return page


def do(page: Page, name: str) -> None:
    page.locator(f"[data-do={name}]").click()


def times(page: Page, path: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = page.request.get(f"{path}.json").json()["segments"]
    return found


def spoken(page: Page, number: int) -> None:
    """Waits until the sentence of that number, and no other, is marked."""
    expect(page.locator(".spoken")).to_have_attribute("data-segment", re.compile(rf"-{number}$"))


@pytest.mark.parametrize(("speed", "start"), [("1", None), ("2", 9), ("0.5", 3)])
def test_sentence_and_word_are_marked_while_they_are_heard(
    open_page: Open, speed: str, start: int | None
) -> None:
    page = listen(open_page, LONG)
    clips = times(page, LONG)
    page.locator("[data-speed]").select_option(speed)
    if start is None:
        do(page, "toggle")
    else:
        page.locator(f"[data-segment$='-{start}']").click()
    page.locator(".spoken").first.wait_for()
    begin = clips[start or 0]["start_ms"] / 1000
    seen = sample(page, begin + 4 * float(speed))
    of_sentences, of_words = lags(seen, clips)
    assert len({str(place) for _, _, place in seen}) >= 3
    assert len(of_words) >= 10
    assert max(of_sentences) <= TOLERANCE_MS
    assert max(of_words) <= TOLERANCE_MS


def test_each_button_does_what_it_says(open_page: Open) -> None:
    page = listen(open_page, LONG)
    starts = [clip["start_ms"] / 1000 for clip in times(page, LONG)]

    def at(number: int) -> None:
        spoken(page, number)
        now = page.evaluate("sound.currentTime")
        assert starts[number] <= now + 0.001
        assert now < starts[number + 1]

    do(page, "next")
    at(1)
    do(page, "next")
    at(2)
    do(page, "previous")
    at(1)
    page.locator("[data-segment$='-4']").click()
    at(4)
    do(page, "toggle")
    assert page.evaluate("sound.paused")
    expect(page.locator(".when-paused")).to_be_visible()
    do(page, "repeat")
    at(4)
    assert not page.evaluate("sound.paused")
    page.locator(".more > summary").click()
    do(page, "restart")
    at(0)
    page.locator("[data-speed]").select_option("0.5")
    assert page.evaluate("[sound.playbackRate, sound.preservesPitch]") == [0.5, True]


def test_presses_faster_than_the_sound_are_all_counted(open_page: Open) -> None:
    page = listen(open_page, LONG)
    page.evaluate(
        "for (const i of [1, 2, 3]) { document.querySelector('[data-do=next]').click(); }"
    )
    spoken(page, 3)


def test_presses_may_cross_into_the_next_section(open_page: Open) -> None:
    page = listen(open_page, f"/es/{SLUG}")
    second = page.locator("[data-section]").nth(1).locator("[data-segment]")
    first = page.locator("[data-section]").nth(0).locator("[data-segment]")
    press = "document.querySelector('[data-do=next]').click();"
    page.evaluate(press * (first.count() + 1))
    expect(second.nth(1)).to_have_class(re.compile("spoken"))
    expect(page.locator(".when-playing")).to_be_visible()
    page.wait_for_function("() => !sound.paused && sound.currentTime > 0")


def test_nothing_plays_by_itself(open_page: Open) -> None:
    page = listen(open_page, LONG)
    assert page.evaluate("[sound.paused, sound.currentTime, sound.autoplay]") == [True, 0, False]


def test_the_whole_procedure_goes_on_from_section_to_section_and_ends(open_page: Open) -> None:
    page = listen(open_page, f"/es/{SLUG}")
    expect(page.locator("audio:visible")).to_have_count(0)
    last = page.locator("[data-section]").nth(1).locator("[data-segment]").last
    last.click()
    expect(last).to_have_class(re.compile("spoken"))
    page.evaluate("sound.currentTime = sound.duration - 0.2")
    heading = page.locator("[data-section]").nth(2).locator("h2 [data-segment]")
    expect(heading).to_have_class(re.compile("spoken"))
    do(page, "previous")
    expect(last).to_have_class(re.compile("spoken"))
    do(page, "next")
    expect(heading).to_have_class(re.compile("spoken"))
    page.wait_for_function("() => sound.duration > 0")
    page.evaluate("sound.currentTime = sound.duration - 0.2")
    ended = page.locator(".player").get_attribute("data-ended")
    assert ended
    expect(page.locator("[data-status]")).to_have_text(ended)
    expect(page.locator(".spoken")).to_have_count(0)


def test_the_view_follows_until_the_reader_looks_elsewhere(open_page: Open) -> None:
    page = listen(open_page, LONG, viewport={"width": 390, "height": 600})
    for number in (1, 2, 3, 4, 5):
        do(page, "next")
        spoken(page, number)
    expect(page.locator(".spoken")).to_be_in_viewport(ratio=1)
    page.wait_for_timeout(600)  # the smooth scroll ends
    page.mouse.wheel(0, 1500)
    page.wait_for_function(
        "() => !document.querySelector('.spoken')?.checkVisibility() || scrollY > 800"
    )
    page.wait_for_timeout(300)
    where = page.evaluate("scrollY")
    page.evaluate("(s) => { sound.currentTime = s; }", times(page, LONG)[7]["start_ms"] / 1000)
    spoken(page, 7)
    page.wait_for_timeout(300)
    assert page.evaluate("scrollY") == where
    do(page, "repeat")
    expect(page.locator(".spoken")).to_be_in_viewport(ratio=1)


def test_the_page_is_turned_for_those_who_ask_for_less_motion(open_page: Open) -> None:
    page = listen(open_page, LONG, viewport={"width": 390, "height": 600}, reduced_motion="reduce")
    page.evaluate(
        """window.places = new Set();
        addEventListener("scroll", () => places.add(scrollY));"""
    )
    for number in range(1, 13):
        do(page, "next")
        spoken(page, number)
        expect(page.locator(".spoken")).to_be_in_viewport(ratio=1)
    # Without any frame in between, and a windowful at a time: not at every sentence.
    assert 2 <= page.evaluate("places.size") <= 8


def test_a_touched_link_or_a_selected_text_is_not_a_touched_sentence(open_page: Open) -> None:
    page = listen(open_page, LONG)
    page.locator("[data-segment$='-2']").dblclick()
    page.wait_for_function("() => !sound.paused")
    do(page, "toggle")
    page.evaluate("getSelection().selectAllChildren(document.querySelector('h1'))")
    page.locator("[data-segment$='-2']").dispatch_event("click")
    page.wait_for_timeout(200)
    assert page.evaluate("sound.paused")


@pytest.mark.parametrize("press", ["toggle", "next"])
def test_a_sound_that_fails_is_told_and_can_be_tried_again(open_page: Open, press: str) -> None:
    page = open_page("/es/", expects_errors=True)
    broken = re.compile(r"\.(mp3|json)")
    page.route(broken, lambda route: route.fulfill(status=503, body="{}"))
    page.goto(f"{SHORT}/")
    failed = page.locator(".player").get_attribute("data-failed")
    assert failed
    do(page, press)
    expect(page.locator("[data-status]")).to_have_text(failed)
    expect(page.locator(".when-paused")).to_be_visible()
    page.unroute(broken)
    do(page, press)
    expect(page.locator(".spoken")).to_have_count(1)
    expect(page.locator("[data-status]")).to_be_empty()


def test_a_sound_that_is_still_being_made_can_be_jumped_in(
    open_page: Open, long_procedure: str
) -> None:
    page = listen(open_page, long_procedure)
    do(page, "toggle")
    page.wait_for_function("() => sound.currentTime > 0")
    page.locator(".sentence").nth(60).click()
    spoken(page, 60)
    do(page, "previous")
    spoken(page, 59)
    whole = page.request.get(f"{long_procedure}.json").json()["duration_ms"]
    assert abs(page.evaluate("sound.duration") * 1000 - whole) < 250

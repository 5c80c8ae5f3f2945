"""Listening beyond the first press: again and again, from where one left off, by all keys."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open, wait_until
from tests.browser.test_player import LONG, SLUG, do, listen, spoken, times

SECTION = f"{SLUG}/the-balloon-kyphoplasty-surgery-procedure"
CONTROLS = """
  window.controls = {};
  window.positions = [];
  MediaSession.prototype.setActionHandler = (name, run) => { controls[name] = run; };
  MediaSession.prototype.setPositionState = (state) => { positions.push(state); };
"""


def jump(page: Page, ms: float) -> None:
    page.evaluate("(s) => { sound.currentTime = s; }", ms / 1000)


def again(page: Page, what: str) -> None:
    page.locator(".more > summary").click()
    page.locator("[data-loop]").select_option(what)


def test_a_sentence_is_heard_again_and_again(open_page: Open) -> None:
    page = listen(open_page, LONG)
    clip = times(page, LONG)[4]
    again(page, "sentence")
    page.locator("[data-segment$='-4']").click()
    spoken(page, 4)
    page.evaluate("window.heard = 0; sound.addEventListener('seeked', () => { heard += 1; });")
    for turn in (1, 2):
        jump(page, clip["end_ms"] - 50)
        page.wait_for_function("(n) => globalThis.heard >= 2 * n", arg=turn)
        assert clip["start_ms"] <= page.evaluate("sound.currentTime * 1000") + 1 < clip["end_ms"]
        spoken(page, 4)
    do(page, "next")  # whoever goes on by hand has the next one again and again
    spoken(page, 5)
    assert not page.evaluate("sound.paused")


def test_a_section_is_heard_again_and_again(open_page: Open) -> None:
    page = listen(open_page, f"/es/{SLUG}")
    again(page, "section")
    do(page, "toggle")
    page.wait_for_function("() => sound.duration > 0")
    jump(page, page.evaluate("sound.duration * 1000") - 200)
    page.wait_for_function("() => sound.currentTime > 0 && sound.currentTime < 5")
    expect(page.locator("h1 .spoken")).to_have_count(1)


def test_the_next_section_is_here_before_it_is_needed(open_page: Open) -> None:
    page = listen(open_page, f"/es/{SLUG}")
    network = page.context.new_cdp_session(page)
    network.send("Network.enable")
    answers: list[dict[str, Any]] = []
    network.on("Network.responseReceived", lambda answer: answers.append(answer))

    def played() -> list[dict[str, Any]]:
        return [a for a in answers if a["response"]["url"].endswith(str(source))]

    last = page.locator("[data-section]").nth(0).locator("[data-segment]").last
    last.click()
    expect(last).to_have_class(re.compile("spoken"))
    following = page.locator("[data-section]").nth(1)
    source = following.locator("audio").get_attribute("src")
    page.wait_for_function(
        "(end) => performance.getEntriesByType('resource')"
        ".some((e) => e.name.endsWith(end) && e.initiatorType === 'fetch' && e.responseEnd)",
        arg=source,
    )
    jump(page, page.evaluate("sound.duration * 1000") - 100)
    expect(following.locator(".spoken")).to_have_count(1)
    wait_until(page, lambda: len(played()) > 1)  # told apart from what the page does with it
    assert [a["type"] for a in played()] == ["Fetch", "Media"]
    assert played()[1]["response"]["fromDiskCache"]


def test_speed_and_volume_are_kept_and_the_voice_keeps_its_pitch(open_page: Open) -> None:
    page = listen(open_page, LONG)
    page.locator("[data-speed]").select_option("0.75")
    page.locator(".more > summary").click()
    page.locator("[data-volume]").fill("0.4")
    assert page.evaluate("sound.volume") == 0.4
    page.reload()
    assert page.evaluate("[sound.playbackRate, sound.volume, sound.preservesPitch]") == [
        0.75,
        0.4,
        True,
    ]


def test_the_lock_screen_shows_what_is_heard_and_steers_it(open_page: Open) -> None:
    page = open_page("/es/")
    page.add_init_script(CONTROLS)
    page.goto(f"{LONG}/")
    page.add_init_script(CONTROLS)
    title = page.locator("h1").inner_text()
    page.evaluate("controls.play()")
    spoken(page, 0)
    shown = page.evaluate(
        "[navigator.mediaSession.metadata.title, navigator.mediaSession.playbackState]"
    )
    assert shown == [title, "playing"]
    page.evaluate("controls.nexttrack()")
    spoken(page, 1)
    page.evaluate("controls.previoustrack()")
    spoken(page, 0)
    clips = times(page, LONG)
    page.evaluate("(s) => controls.seekto({ seekTime: s })", clips[6]["start_ms"] / 1000)
    spoken(page, 6)
    position = page.evaluate("positions.at(-1)")
    assert position["duration"] > clips[-1]["end_ms"] / 1000
    assert clips[6]["start_ms"] / 1000 <= position["position"] < clips[7]["start_ms"] / 1000
    page.evaluate("controls.pause()")
    expect(page.locator(".when-paused")).to_be_visible()


def test_a_listener_goes_on_where_they_left_off_in_any_language(open_page: Open) -> None:
    page = listen(open_page, LONG)
    expect(page.locator("[data-resume]")).to_have_count(0)
    page.locator("[data-segment$='-4']").click()
    spoken(page, 4)
    page.goto("/fr/")
    resume = page.locator("[data-resume]")
    expect(resume).to_be_visible()
    resume.click()
    page.wait_for_url(re.compile(rf"/fr/{SLUG}/#.*-4$"))
    page.wait_for_timeout(300)
    expect(page.locator(".spoken")).to_have_count(0)  # nothing plays by itself
    expect(page.locator(f"[id='{page.url.split('#')[1]}']")).to_be_in_viewport()
    do(page, "toggle")
    spoken(page, 4)

    page.goto(f"/hi/{SLUG}/")
    page.locator("[data-resume]").click()  # where the sentence is, a press plays it
    spoken(page, 4)


def test_what_was_heard_to_the_end_is_not_offered_again(open_page: Open) -> None:
    page = listen(open_page, f"/es/{SLUG}")
    page.locator("[data-segment]").last.click()
    page.wait_for_function("() => sound.duration > 0 && !sound.paused")
    jump(page, page.evaluate("sound.duration * 1000") - 100)
    expect(page.locator("[data-status]")).not_to_be_empty()
    page.reload()
    expect(page.locator(".player")).to_be_visible()
    expect(page.locator("[data-resume]")).to_be_hidden()


def test_single_keys_do_what_the_buttons_do(open_page: Open) -> None:
    page = listen(open_page, LONG)
    page.keyboard.press("k")
    spoken(page, 0)
    page.keyboard.press("l")
    spoken(page, 1)
    page.keyboard.press("Shift+J")
    spoken(page, 0)
    page.keyboard.press("-")
    expect(page.locator("[data-speed]")).to_have_value("0.75")
    page.keyboard.press("Control+k")
    page.locator("[data-speed]").focus()
    page.keyboard.press("k")
    assert not page.evaluate("sound.paused")
    page.locator("h1").click()
    page.keyboard.press("k")
    page.wait_for_function("() => sound.paused")
    # On a keyboard of another script the key in the same place counts.
    page.evaluate(
        "document.body.dispatchEvent(new KeyboardEvent('keydown',"
        "{key: 'л', code: 'KeyK', bubbles: true}))"
    )
    page.wait_for_function("() => !sound.paused")


@pytest.mark.parametrize("kept", [{"keys-on": "false"}, {"keys": '{"toggle":"q"}'}])
def test_single_keys_can_be_switched_off_and_changed(open_page: Open, kept: dict[str, str]) -> None:
    page = listen(open_page, LONG)
    for name, value in kept.items():
        page.evaluate("([n, v]) => localStorage.setItem('explainer:' + n, v)", [name, value])
    page.reload()
    expect(page.locator(".player")).to_be_visible()
    page.keyboard.press("k")
    page.wait_for_timeout(200)
    assert page.evaluate("sound.paused")
    page.keyboard.press("q")
    if "keys" in kept:
        spoken(page, 0)
    else:
        page.wait_for_timeout(200)
        assert page.evaluate("sound.paused")


def test_more_opens_above_and_goes_away(open_page: Open) -> None:
    page = listen(open_page, LONG, viewport={"width": 320, "height": 640})
    summary = page.locator(".more > summary")
    summary.click()
    expect(page.locator("[data-volume]")).to_be_in_viewport(ratio=1)
    page.locator("[data-volume]").focus()
    page.keyboard.press("Escape")
    expect(page.locator("[data-volume]")).to_be_hidden()
    expect(summary).to_be_focused()
    summary.click()
    page.locator("h1").click()
    expect(page.locator("[data-volume]")).to_be_hidden()


def test_the_end_of_a_section_leads_to_the_next(open_page: Open) -> None:
    """Ready before it is needed, offered, told, and taken by one press; nothing plays by itself."""
    page = listen(open_page, f"/es/{SECTION}")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    after = page.locator(".player .after")
    do(page, "toggle")
    page.wait_for_function("() => sound.duration > 0 && sound.currentTime > 0")
    expect(after).to_be_hidden()
    place = (after.get_attribute("href") or "").rstrip("/")
    jump(page, page.evaluate("sound.duration * 1000") - 700)
    expect(after).to_be_visible()
    status = page.locator(".player [data-status]")
    expect(status).to_contain_text(" ".join(after.inner_text().split()))
    expect(page.locator("[data-do=toggle]")).to_be_focused()  # where it was
    assert {kind for kind in ("mp3", "json") if any(f"{place}.{kind}" in u for u in asked)} == {
        "mp3",
        "json",
    }
    after.click()
    expect(page.locator(".place")).to_contain_text("3")
    assert page.evaluate("sound.paused")
    do(page, "toggle")
    page.wait_for_function("() => sound.currentTime > 0")


def test_one_voice_speaks_at_a_time(open_page: Open) -> None:
    """Whatever is begun silences what is heard, each of the three each other."""
    page = listen(open_page, f"/es/{SLUG}")
    page.locator(".languages > summary").click()
    page.locator("[data-words] summary").first.click()

    def begins(press: str) -> int:
        """Which voice is heard after a press; the one before was cut off, not over."""
        before = page.evaluate("voices.findIndex((one) => !one.paused)")
        page.locator(press).first.click()
        only = page.wait_for_function(
            """(before) => {
              const heard = voices.flatMap((one, n) => one.paused ? [] : [n]);
              const begun = heard.length === 1 && heard[0] !== before;
              return begun && voices[heard[0]].currentTime > 0 && { n: heard[0] };
            }""",
            arg=before,
        )
        heard = only.json_value()["n"]
        assert before < 0 or not page.evaluate("(n) => voices[n].ended", before)
        return int(heard)

    player, name, word = "[data-do=toggle]", "[data-tag=es] .hear", "[data-words] .say"
    heard = [begins(press) for press in (player, word, player, name, player, name, word)]
    assert len({*heard}) == 3
    expect(page.locator(".sounding")).to_have_count(1)
    page.locator(word).first.click()  # the same button again
    page.wait_for_function("() => voices.every((one) => one.paused)")
    expect(page.locator(".sounding")).to_have_count(0)

"""The list of single keys: read, changed, refused where two would be the same, switched off."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Open
from tests.browser.test_player import LONG, spoken

STATIC = Path(__file__).parents[2] / "explainer/web/static"


def row(page: Page, action: str) -> Locator:
    return page.locator(f"[data-key={action}]")


def test_a_key_is_changed_by_keyboard_alone_and_then_works(open_page: Open) -> None:
    page = open_page("/es/help/")
    status = page.locator("[data-keys-status]")
    row(page, "toggle").focus()
    page.keyboard.press("Enter")
    expect(status).to_have_text(str(status.get_attribute("data-press")))
    page.keyboard.press("q")
    expect(row(page, "toggle")).to_have_text("Q")
    expect(status).to_have_text(str(status.get_attribute("data-changed")))
    page.goto(f"{LONG}/")
    page.keyboard.press("q")
    spoken(page, 0)
    page.goto("/es/help/")
    page.locator("[data-keys-reset]").click()
    expect(row(page, "toggle")).to_have_text("K")


def test_two_actions_never_share_a_key(open_page: Open) -> None:
    page = open_page("/en/help/")
    status = page.locator("[data-keys-status]")
    row(page, "next").click()
    page.keyboard.press("k")
    expect(status).to_contain_text("Listen / Pause")
    expect(row(page, "next")).to_have_text("L")
    page.keyboard.press("F2")
    expect(status).to_have_text(str(status.get_attribute("data-unfit")))
    page.keyboard.press("Escape")
    expect(status).to_be_empty()
    page.keyboard.press("q")  # no longer waited for
    expect(row(page, "next")).to_have_text("L")


def test_the_keys_are_switched_off_here(open_page: Open) -> None:
    page = open_page("/en/help/")
    page.locator("[data-keys-on]").uncheck()
    page.reload()
    expect(page.locator("[data-keys-on]")).not_to_be_checked()
    assert page.evaluate("localStorage.getItem('explainer:keys-on')") == "false"


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_every_key_has_its_row(open_page: Open, tag: str) -> None:
    table = (STATIC / "keys.js").read_text("utf-8").split("USUAL = Object.freeze({")[1]
    usual = dict(re.findall(r'(\w+): "(.)"', table.split("})")[0]))
    assert len(usual) == len(set(usual.values())) >= 9
    page = open_page(f"/{tag}/help/")
    for action, key in usual.items():
        expect(row(page, action)).to_have_text(key.upper())
    expect(page.locator("[data-key]")).to_have_count(len(usual))

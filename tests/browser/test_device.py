"""What the device keeps, and what happens where it keeps nothing."""

from __future__ import annotations

from playwright.sync_api import Page

from explainer.web import assets
from tests.browser.conftest import Open

DEVICE = f"{assets.ADDRESS}/device.js"
ROUND = """async () => {
  const { keep, recall, watch } = await import("%s");
  const seen = [];
  watch("colour", "none", (value) => seen.push(value));
  keep("colour", {a: [1, true, "é"]});
  const kept = recall("colour");
  keep("colour", null);
  return [seen, kept, recall("colour")];
}""".replace("%s", DEVICE)
KEPT = {"a": [1, True, "é"]}
BLOCKED = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("no", "SecurityError"); } });"""
FULL = "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); };"


def test_any_value_is_kept_told_and_forgotten(open_page: Open) -> None:
    for script in ("", BLOCKED, FULL):
        page = open_page("/en/", script=script)
        assert page.evaluate(ROUND) == [["none", KEPT, "none"], KEPT, None]


def test_it_is_still_there_on_the_next_page_and_told_to_other_tabs(open_page: Open) -> None:
    page = open_page("/en/")
    other = page.context.new_page()
    other.goto("/es/")
    use = f"""async () => {{ (await import("{DEVICE}")).watch("size", 1,
      (value) => {{ window.size = value; }}); }}"""
    other.evaluate(use)
    keep(page, "size", 2)
    other.wait_for_function("() => size === 2")
    other.reload()
    other.evaluate(use)
    assert other.evaluate("size") == 2


def test_what_another_program_left_there_does_no_harm(open_page: Open) -> None:
    page = open_page("/en/")
    page.evaluate("localStorage.setItem('explainer:size', '{')")
    assert page.evaluate(f"import('{DEVICE}').then((d) => d.recall('size'))") is None


def keep(page: Page, name: str, value: object) -> None:
    page.evaluate(f"([n, v]) => import('{DEVICE}').then((d) => d.keep(n, v))", [name, value])

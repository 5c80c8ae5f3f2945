"""A reader of plain files: from any web server, without a network, and from a folder."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.site.conftest import static as static  # the fixture


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def plain_server(static: Path) -> Iterator[ThreadingHTTPServer]:
    """The simplest web server there is: files, no ranges, no compression."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(static)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def test_it_reads_aloud_from_any_server_and_without_one(
    browser: Browser, plain_server: ThreadingHTTPServer
) -> None:
    context = browser.new_context(base_url=f"http://127.0.0.1:{plain_server.server_port}")
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto("/index.html")
    page.evaluate("navigator.serviceWorker.ready")
    page.wait_for_function("() => navigator.serviceWorker.controller")
    plain_server.shutdown()
    plain_server.server_close()
    page.locator(".procedures a").first.click()
    page.locator(".sections a").first.click()
    expect(page.locator("h1")).to_be_visible()
    page.locator("[data-do=toggle]").click()
    expect(page.locator(".sentence.spoken")).to_be_visible()
    page.locator("[data-do=next]").click()
    expect(page.locator(".sentence.spoken")).to_have_attribute("data-segment", "rest-1")
    context.close()
    assert wrong == []


def test_it_reads_aloud_from_a_folder(browser: Browser, static: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto((static / "index.html").as_uri())
    page.locator(".procedures a").first.click()
    expect(page.locator("h1")).to_be_visible()
    page.locator("[data-do=toggle]").click()
    expect(page.locator(".sentence.spoken")).to_be_visible()
    page.wait_for_function("() => CSS.highlights.get('word')?.size > 0")
    page.locator("[data-do=next]").click()
    expect(page.locator(".sentence.spoken")).to_have_attribute("data-segment", "rest-1")
    said = page.locator("[data-segment=rest-1]").inner_text()
    page.locator("[data-do=mark]").click()
    page.locator("[data-things-link] a, a[data-things-link]").click()
    page.locator("[data-things]").get_by_text(said).click()
    page.wait_for_url(re.compile(r"/index\.html#"))
    expect(page.locator("[data-segment=rest-1]")).to_be_visible()
    context.close()
    assert wrong == []


def test_without_scripts_it_reads_and_plays_from_a_folder(browser: Browser, static: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((static / "index.html").as_uri())
    page.locator(".procedures a").first.click()
    expect(page.locator("audio").first).to_be_visible()
    context.close()

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, expect, sync_playwright
from waitress.server import create_server

from explainer.pipeline import Pipeline
from explainer.web import create_app
from tests.browser import chromium

QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
Open = Callable[..., Page]
expect.set_options(timeout=20_000)  # a busy machine is no fault of the page


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/browser/" in item.nodeid:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def site(pipeline: Pipeline) -> Iterator[str]:
    """The real application, served as it is in production; its address."""
    app = create_app(pipeline.settings, pipeline=pipeline)
    server = create_server(app, host="127.0.0.1", port=0, threads=8)
    threading.Thread(target=server.run, daemon=True).start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real Chromium."""
    path = chromium.find()
    assert path, "no Chromium; scripts/test says how to get one"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser: Browser, site: str) -> Iterator[Open]:
    """Opens a path in a browser of its own. At the end, nothing may have gone wrong in it and
    nothing may have been asked of any other machine.

    `expects_errors` is for a test that breaks the answers itself; `script` runs before the page's.
    """
    contexts = []
    asked: list[str] = []
    wrong: list[str] = []

    def open_page(
        path: str, *, expects_errors: bool = False, script: str = "", **options: Any
    ) -> Page:
        context = browser.new_context(base_url=site, **options)
        contexts.append(context)
        context.set_default_timeout(20_000)
        page = context.new_page()
        page.add_init_script(script)

        def on_request(request: Request) -> None:
            asked.append(request.url)

        def on_console(message: ConsoleMessage) -> None:
            if message.type in ("error", "warning") and not expects_errors:
                wrong.append(message.text)

        def on_page_error(error: object) -> None:
            wrong.append(str(error))

        page.on("request", on_request)
        page.on("console", on_console)
        page.on("pageerror", on_page_error)
        page.goto(path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert wrong == []
    assert asked
    assert [url for url in asked if not url.startswith(f"{site}/")] == []


def wait_until(page: Page, condition: Callable[[], object]) -> None:
    """Waits for what only the test can see, not the page itself."""
    for _ in range(400):
        if condition():
            return
        page.wait_for_timeout(50)
    raise AssertionError("waited 20 s in vain")

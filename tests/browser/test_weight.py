"""What a visit costs a phone that pays for each kilobyte."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.conftest import Open

SLUG = "balloon-kyphoplasty"
MOST = 100_000


@pytest.mark.parametrize("path", ["es/", f"es/{SLUG}/", f"hi/{SLUG}/", f"vi/side-by-side/{SLUG}/"])
def test_a_page_with_all_but_its_sound_is_light(open_page: Open, path: str) -> None:
    """Headers, styles, scripts, fonts and times counted, nothing cached."""
    page = open_page("about:blank")
    session = page.context.new_cdp_session(page)
    kinds: dict[str, str] = {}
    weights: dict[str, int] = {}

    def answered(event: Any) -> None:
        kinds[event["requestId"]] = event["response"]["mimeType"]

    def finished(event: Any) -> None:
        weights[event["requestId"]] = event["encodedDataLength"]

    session.on("Network.responseReceived", answered)
    session.on("Network.loadingFinished", finished)
    session.send("Network.enable")
    page.goto(f"/{path}", wait_until="networkidle")
    heard = {request for request, kind in kinds.items() if kind.startswith("audio/")}
    total = sum(weight for request, weight in weights.items() if request not in heard)
    assert 10_000 < total <= MOST

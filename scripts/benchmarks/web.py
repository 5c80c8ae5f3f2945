"""How long 50 listeners wait for their pages, one listener for the first sound, and a slow phone
for the first words and the player (only where there is a Chromium).

Starts the real server on a port of its own with an empty store. Everything is one run on this
machine, clients included, so a figure means something beside the others of the same run only.
"""

from __future__ import annotations

import argparse
import http.client
import os
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from urllib.parse import urlsplit

from playwright.sync_api import Browser, sync_playwright

from tests.browser import chromium

SLUG = "balloon-kyphoplasty"
SERVER = "from explainer.settings import load; from explainer.web import serve; serve(load(port=0))"
LANGUAGES = ("en", "es", "fr", "ar", "hi", "zh-Hans", "vi")
LOOK = """
  window.moved = 0;
  const add = (list) => list.getEntries().forEach((entry) => { moved += entry.value; });
  new PerformanceObserver(add).observe({ type: "layout-shift", buffered: true });
  const look = () => {
    window.ready = document.body?.classList.contains("listening") ? performance.now() : null;
    ready ?? requestAnimationFrame(look);
  };
  look();
"""
"""Run before the page's own scripts: when its player is ready, and how much has moved."""


def main() -> None:
    parser = argparse.ArgumentParser(prog="scripts/bench web", description=__doc__)
    parser.add_argument("--listeners", type=int, default=50, help="people at once (default 50)")
    parser.add_argument("--visits", type=int, default=4, help="visits of each (default 4)")
    options = parser.parse_args()
    with _server() as host:
        _report_sound(host)
        _report_pages(host, options.listeners, options.visits)
        _report_paint(host)


@contextmanager
def _server() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as data:
        process = subprocess.Popen(
            [sys.executable, "-c", SERVER],
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | {"EXPLAINER_DATA": data},
        )
        assert process.stdout
        try:
            yield urlsplit(process.stdout.readline().split()[4]).netloc
        finally:
            process.terminate()
            process.wait()


def _get(connection: http.client.HTTPConnection, path: str) -> tuple[float, float, bytes]:
    """Seconds until the first byte of the answer, until its last, and the answer."""
    start = time.perf_counter()
    connection.request("GET", path)
    response = connection.getresponse()
    first = time.perf_counter() - start
    body = response.read()
    assert response.status == 200, f"{path}: {response.status}"
    return first, time.perf_counter() - start, body


def _addresses(page: bytes, kind: str) -> list[str]:
    """Of its sections, not of names and hard words, which have other depths."""
    return re.findall(rf'"(/[^"/]+/[^"/]+/[^"/]+\.{kind}\?v=\w+)"', page.decode())


def _report_sound(host: str) -> None:
    connection = http.client.HTTPConnection(host)
    print(f"{'sound of a section':44}{'first ms':>10}{'kept ms':>10}{'times real time':>17}")
    for tag in ("en", "es", "zh-Hans"):
        _, _, page = _get(connection, f"/{tag}/{SLUG}/")
        for sound, times in zip(_addresses(page, "mp3"), _addresses(page, "json"), strict=True):
            first, whole, _ = _get(connection, sound)
            kept = min(_get(connection, sound)[0] for _ in range(5))
            _, _, known = _get(connection, times)
            lasts = int(re.findall(rb'"duration_ms": ?(\d+)', known)[0]) / 1000
            name = f"{tag} {sound.split('/')[3].split('.')[0]}"[:43]
            print(f"{name:44}{first * 1000:10.0f}{kept * 1000:10.1f}{lasts / whole:17.0f}")


def _report_pages(host: str, listeners: int, visits: int) -> None:
    alone = _visit(host, 0, 3 * len(LANGUAGES))  # every section in every language: all is kept
    together = threading.Barrier(listeners)

    def listen(number: int) -> list[float]:
        together.wait()
        return _visit(host, number, visits)

    start = time.perf_counter()
    with ThreadPoolExecutor(listeners) as pool:
        crowd = [wait for waits in pool.map(listen, range(listeners)) for wait in waits]
    lasted = time.perf_counter() - start
    print(f"\n{'pages':44}{'median ms':>10}{'p95 ms':>10}{'worst ms':>10}{'pages/s':>10}")
    for name, waits, seconds in (
        ("1 listener", alone, sum(alone)),
        (f"{listeners} listeners at once", crowd, lasted),
    ):
        p95 = statistics.quantiles(waits, n=20)[-1]
        figures = f"{statistics.median(waits) * 1000:10.1f}{p95 * 1000:10.1f}"
        print(f"{name:44}{figures}{max(waits) * 1000:10.1f}{len(waits) / seconds:10.0f}")


def _report_paint(host: str) -> None:
    """First contentful paint, player, layout shift and weight on the phone that Lighthouse means: a
    slow 4G network and a quarter of this machine's speed; nothing is cached."""
    if not (path := chromium.find()):
        return
    paths = ("/en/", f"/es/{SLUG}/", f"/hi/{SLUG}/", f"/ar/side-by-side/{SLUG}/")
    heads = ("words ms", "worst ms", "player ms", "moved", "kB")
    print(f"\n{'slow phone':44}" + "".join(f"{head:>10}" for head in heads))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for place in paths:
            seen = [_paint(browser, f"http://{host}{place}") for _ in range(5)]
            first, ready, moved, weights = zip(*seen, strict=True)
            player = f"{statistics.median(ready):10.0f}" if all(ready) else f"{'':10}"
            print(
                f"{place:44}{statistics.median(first):10.0f}{max(first):10.0f}{player}"
                f"{max(moved):10.4f}{weights[0] / 1000:10.1f}"
            )
        browser.close()


def _paint(browser: Browser, address: str) -> tuple[float, float, float, int]:
    """Milliseconds until the first words are drawn and until the player is ready (0 where there is
    none), the cumulative layout shift, and bytes received but for the sound."""
    page = browser.new_page(viewport={"width": 360, "height": 640})
    page.add_init_script(LOOK)
    session = page.context.new_cdp_session(page)
    weights: list[int] = []
    session.on("Network.loadingFinished", lambda event: weights.append(event["encodedDataLength"]))
    session.send("Network.enable")
    slow = {"latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 94_000}
    session.send("Network.emulateNetworkConditions", {"offline": False, **slow})
    session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.goto(address, wait_until="networkidle")
    paint = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
    ready, moved = page.evaluate("[ready ?? 0, moved]")
    page.close()
    return float(paint), float(ready), float(moved), sum(weights)


def _visit(host: str, number: int, visits: int) -> list[float]:
    """Seconds that each page of some visits took; the sound is fetched in between, not counted."""
    connection = http.client.HTTPConnection(host)
    waits = []
    for visit in range(visits):
        tag = LANGUAGES[(number + visit) % len(LANGUAGES)]
        for path in (f"/{tag}/", f"/{tag}/{SLUG}/"):
            _, whole, page = _get(connection, path)
            waits.append(whole)
        sections = re.findall(rf'<li><a href="(/{tag}/{SLUG}/[a-z0-9-]+/)"', page.decode())
        _, whole, page = _get(connection, sections[visit % len(sections)])
        waits.append(whole)
        for sound in _addresses(page, "mp3"):
            _get(connection, sound)
    return waits


if __name__ == "__main__":
    main()

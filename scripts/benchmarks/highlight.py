"""How far the marked sentence and word are from the sound, frame by frame, in a real Chromium.

Each figure is the time by which what is marked lies outside what is heard at that moment, by the
clock of the sound and the times of its words; what screen and loudspeaker add is not in it. Frames
are as seldom as the machine makes them: their number says how busy it was.
"""

from __future__ import annotations

import argparse
import statistics

from playwright.sync_api import Browser, sync_playwright

from scripts.benchmarks.web import SLUG, _server
from tests.browser import chromium
from tests.browser.conftest import QUIET
from tests.browser.following import CATCH, lags, sample

SECTION = f"{SLUG}/the-balloon-kyphoplasty-surgery-procedure"


def main() -> None:
    parser = argparse.ArgumentParser(prog="scripts/bench highlight", description=__doc__)
    parser.add_argument("--seconds", type=float, default=8, help="of each turn (default 8)")
    options = parser.parse_args()
    print(f"{'':24}{'frames':>8}{'sentence ms':>18}{'word ms':>18}")
    print(f"{'':32}{'p95':>10}{'worst':>8}{'p95':>10}{'worst':>8}")
    with _server() as host, sync_playwright() as playwright:
        path = chromium.find()
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        for tag in ("en", "es", "zh-Hans"):
            for speed in ("0.5", "1", "2"):
                for jump in (False, True):
                    _report(browser, f"http://{host}/{tag}/{SECTION}", speed, jump, options.seconds)
        browser.close()


def _report(browser: Browser, address: str, speed: str, jump: bool, seconds: float) -> None:
    """One turn: from the start, or after a jump to a sentence in the middle."""
    page = browser.new_page()
    page.add_init_script(CATCH)
    page.goto(f"{address}/")
    clips = page.request.get(f"{address}.json").json()["segments"]
    page.locator("[data-speed]").select_option(speed)
    start = len(clips) // 2 if jump else 0
    if jump:
        page.locator(f"[data-segment='{clips[start]['id']}']").click()
    else:
        page.locator("[data-do=toggle]").click()
    page.locator(".spoken").first.wait_for()
    seen = sample(page, clips[start]["start_ms"] / 1000 + seconds * float(speed))
    page.context.close()
    columns = []
    for found in lags(seen, clips):
        columns.append(f"{statistics.quantiles(found, n=20)[-1]:10.0f}{max(found):8.0f}")
    name = f"{address.split('/')[3]}, {speed}×{', after a jump' if jump else ''}"
    print(f"{name:24}{len(seen):8}{''.join(columns)}")


if __name__ == "__main__":
    main()

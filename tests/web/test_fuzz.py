"""Some hundreds of hostile requests; `scripts/bench requests` makes ten thousand."""

from __future__ import annotations

from pathlib import Path

from scripts.benchmarks import requests


def test_hostile_requests_get_nothing(tmp_path: Path) -> None:
    with requests.attacked(tmp_path, seed=3, sounds=False) as (fuzz, port):
        report = requests.run(fuzz, port, 300)
    assert report.wrong == []
    assert {"route", "document", "upload", "socket"} <= report.kinds.keys()
    assert report.statuses["route", 200] > 10
    assert report.statuses["document", 200] > 10


def test_what_would_be_wrong_is_seen(tmp_path: Path) -> None:
    with requests.attacked(tmp_path, seed=3, sounds=False) as (fuzz, _):
        slug, word = next(iter(fuzz.secrets.items()))
        assert fuzz.faults(b"Content-Type: text/html", b"a <q9x onload", "/") == [
            "a script is reflected"
        ]
        assert fuzz.faults(b"Location: /\r\nX: y", b"", "/") == ["a header is injected"]
        page = fuzz.client.get(f"/en/{slug}/")
        assert word in page.text
        assert fuzz.faults(b"", page.data, f"/en/{slug}/") == []
        assert fuzz.faults(b"", page.data, "/en/") == ["somebody else's document leaks"]

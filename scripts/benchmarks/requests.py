"""Thousands of hostile requests: no 5xx, no leak of another's document, no reflected script.

Two readers have brought a document each. Then every route of the application is asked with broken
addresses, methods, headers, forms and files, in the same process; a part of the requests is broken
below HTTP and goes to the real server through a socket. Each answer is looked at: its status, what
it repeats of the request unescaped, whether it has words of a document that its address does not
name, and its headers. Prints a line for each kind and exits 1 when one broke a rule. Same `--seed`,
same requests.

Usage: scripts/bench requests [--requests 10000] [--seed 1]
"""

from __future__ import annotations

import argparse
import io
import random
import re
import socket
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from time import perf_counter
from urllib.parse import quote

from flask import Flask
from flask.testing import FlaskClient
from waitress.server import create_server
from werkzeug.test import TestResponse

from explainer.pipeline import Pipeline
from explainer.settings import Settings
from explainer.web import create_app

DOCUMENTS = Path(__file__).parents[2] / "tests" / "data" / "documents"
SLUG = "balloon-kyphoplasty"
SCRIPT = "<q9x onload=alert(1)>"
"""Nothing of ours has such an element: an answer that has it repeats what it was sent."""
RAW = b"<q9x"
_SPEAKS = (".mp3", ".json")
_HOSTILE = (
    *(SCRIPT, f'">{SCRIPT}', f"'-{SCRIPT}", f"</textarea>{SCRIPT}", f"</title>{SCRIPT}"),
    *("{{7*7}}", "%00", "\0", "..", "../../etc/passwd", "..%2f..%2f", "//evil.example", "\\"),
    *("\r\nX: y", "%", "%zz", "ÿ", "\u202e", "🫀", "a" * 9000, "a." * 99, "-1", "0"),
    *("own-", "null", "own-" + "a" * 32),
)
_METHODS = (*("GET",) * 5, *("POST",) * 3, "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE", "X")
_HEADERS = (
    *("Host", "Origin", "Referer", "User-Agent", "Accept", "Accept-Language", "Cookie", "Range"),
    *("If-None-Match", "If-Modified-Since", "If-Range", "Sec-Fetch-Site", "X-Forwarded-For"),
    *("X-Forwarded-Host", "X-Forwarded-Proto", "Content-Type", "Content-Length"),
)
_VALUES = (
    *("same-origin", "cross-site", "http://localhost", "null", "bytes=0-", "bytes=5-2", "bytes=-1"),
    *("bytes=0-0,2-3,9-", "bytes=999999999-", "language=es", f"language={SCRIPT}"),
    *("es;q=0.9, *;q=-1", "application/json", "multipart/form-data"),
    *("multipart/form-data; boundary=", "-5", "*/*", '"x"', "[::1", "localhost:99999"),
)


_INERT = re.compile(
    rb"Content-Type: (text/plain|text/event-stream|application/(problem\+)?json|audio/mpeg)", re.I
)
"""No browser takes these for a page."""


@dataclass
class Report:
    """What was asked and what was wrong."""

    kinds: Counter[str] = field(default_factory=Counter)
    statuses: Counter[tuple[str, int]] = field(default_factory=Counter)
    slowest: dict[str, float] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)

    def add(self, kind: str, what: str, status: int, seconds: float, faults: list[str]) -> None:
        self.kinds[kind] += 1
        self.statuses[kind, status] += 1
        self.slowest[kind] = max(seconds, self.slowest.get(kind, 0))
        self.wrong += [f"{kind} {what[:200]!r}: {fault}" for fault in faults]


class Fuzz:
    """One application under attack."""

    def __init__(self, app: Flask, seed: int, *, sounds: bool = True) -> None:
        """Without `sounds`, no address is asked for that makes the voice speak."""
        self.rng = random.Random(seed)
        self.client = app.test_client()
        self.report = Report()
        self.shelf = app.extensions["explainer.shelf"]
        self.secrets = {self._victim(word): word for word in ("quokkavisit", "axolotlvisit")}
        self.files = [p.read_bytes() for p in sorted(DOCUMENTS.rglob("*")) if p.is_file()]
        rules = {rule.rule for rule in app.url_map.iter_rules() if rule.endpoint != "static"}
        self.rules = sorted(rule for rule in rules if sounds or not rule.endswith(_SPEAKS))
        self.sounds = sounds

    def _victim(self, word: str) -> str:
        text = f"# The {word}\n\nYou go home the same day.\n\n## After the {word}\n\nCall us.\n"
        slug = self._bring(self.client, {"text": text})
        assert slug
        self._finish(slug)
        return slug

    def one(self) -> None:
        """One request or, with a file, the few that its reader makes."""
        (self._bring_file if self.rng.random() < 0.06 else self._ask)()

    # Addresses, methods and headers.

    def _ask(self) -> None:
        path, method = self._path(), self.rng.choice(_METHODS)
        headers = {
            name: self._value() for name in self.rng.sample(_HEADERS, self.rng.choice((0, 0, 1, 3)))
        }
        data: dict[str, object] | bytes | None = None
        if method == "POST":
            data = self.rng.choice((self._form(), self.rng.randbytes(50), b"", None))
            if self.rng.random() < 0.7:
                headers.setdefault("Sec-Fetch-Site", "same-origin")
        headers = {k: v for k, v in headers.items() if _sendable(v)}
        start = perf_counter()
        try:
            answer = self.client.open(path, method=method, headers=headers, data=data)
        except (ValueError, UnicodeError):  # the test client's own refusal: it was not sent
            return
        self._look("route", f"{method} {path} {headers}", answer, perf_counter() - start, path)

    def _path(self) -> str:
        rule = self.rng.choice(self.rules)
        parts = []
        for part in rule.split("/"):
            if "<" in part:
                name, dot, rest = part.partition(">")
                part = self._part(name.rpartition(":")[2].strip("<")) + rest * bool(dot)
            elif self.rng.random() < 0.05:
                part = self.rng.choice(_HOSTILE)
            parts.append(part)
        path = "/".join(parts)
        if self.rng.random() < 0.3:
            path += self.rng.choice(("?v=", "?choose", "?choose=", "?x=")) + quote(self._value())
        if self.rng.random() < 0.1:
            path += self.rng.choice(("/", "//", ".mp3", ".json", "/events", "/delete/", "?", "#"))
        return path

    def _part(self, name: str) -> str:
        slug = self.rng.choice(list(self.secrets))
        match name:
            case "language":
                usual = ["en", "es", "ar", "zh-Hans", "EN", "es-MX", "tlh", "static"]
            case "procedure" | "slug":
                usual = [SLUG, slug, slug[:-1] + self.rng.choice("abc234"), slug.upper(), slug[:20]]
            case "section":
                usual = [f"{SLUG}-procedure", f"after-the-{self.secrets[slug]}", "events", "delete"]
            case _:
                usual = ["1"]
        if self.rng.random() < 0.7:
            return self.rng.choice(usual)
        chosen = self.rng.choice(_HOSTILE)
        return quote(chosen, safe="") if self.rng.random() < 0.5 else chosen

    def _value(self) -> str:
        return self.rng.choice((self.rng.choice(_HOSTILE), self.rng.choice(_VALUES)))

    def _form(self) -> dict[str, object]:
        return {
            name: self._value()
            for name in ("text", "language", "source", "file", SCRIPT)
            if self.rng.random() < 0.5
        }

    # Files.

    def _bring_file(self) -> None:
        data = bytearray(self.rng.choice(self.files))
        for _ in range(self.rng.choice((0, 1, 4, 40))):
            at = self.rng.randrange(len(data) + 1)
            data[at : at + self.rng.choice((0, 1, 40))] = self.rng.choice(
                (RAW + b" onload=alert(1)>", b"\0", b"</p>", b"\n\n# ", self.rng.randbytes(8))
            )
        name = self.rng.choice(("leaflet.pdf", SCRIPT, "../../x.txt", "", "a" * 500 + ".md"))
        tag = self.rng.choice(("en", "es", "ar", "", SCRIPT))
        fields = {"language": tag, "source": self.rng.choice(("", "", "en", "es", SCRIPT))}
        slug = self._bring(self.client, fields | {"file": (io.BytesIO(bytes(data)), name)})
        if slug is None:
            return
        tag = tag or "en"
        over = self._finish(slug, tag)
        paths = [f"/{tag}/your-document/{slug}/", f"/{tag}/{slug}/", f"/{tag}/"]
        own = self.shelf.find(slug)
        if over and own and (edition := own.edition(tag)):
            section = self.rng.choice(edition.document.sections).id
            paths += [f"/{tag}/{slug}/{section}/", f"/{tag}/side-by-side/{slug}/"]
            if self.sounds and sum(map(len, (s.text for s in edition.translation.segments))) < 1000:
                paths += [f"/{tag}/{slug}/{section}.mp3", f"/{tag}/{slug}/{section}.json"]
        for path in paths:
            start = perf_counter()
            answer = self.client.get(path)
            self._look("document", f"{path} of {name}", answer, perf_counter() - start, path)
        self.client.post(
            f"/en/your-document/{slug}/delete/", headers={"Sec-Fetch-Site": "same-origin"}
        )
        gone = self.client.get(f"/en/{slug}/")
        faults = [] if gone.status_code == 404 else ["it is still there"]
        self.report.add("document", slug, gone.status_code, 0, faults)

    def _bring(self, client: FlaskClient, fields: dict[str, object]) -> str | None:
        start = perf_counter()
        answer = client.post(
            "/en/your-document/",
            data=fields,
            headers={"Sec-Fetch-Site": "same-origin"},
            content_type="multipart/form-data",
        )
        if hasattr(self, "secrets"):
            self._look("upload", f"{fields}", answer, perf_counter() - start, "")
        place = answer.headers.get("Location", "").rstrip("/").rpartition("/")[2]
        return place if place.startswith("own-") else None

    def _finish(self, slug: str, tag: str = "en") -> bool:
        own = self.shelf.find(slug)
        return bool(own) and [*own.watch(tag, 120)][-1].over

    # Answers.

    def _look(self, kind: str, what: str, answer: TestResponse, seconds: float, path: str) -> None:
        head = str(answer.headers).encode(errors="replace")
        faults = self.faults(head, answer.get_data(), path)
        if answer.status_code >= 500:
            faults.append(str(answer.status_code))
        if "Content-Security-Policy" not in answer.headers:
            faults.append("no policy")
        self.report.add(kind, what, answer.status_code, seconds, faults)
        answer.close()

    def faults(self, head: bytes, body: bytes, path: str) -> list[str]:
        """What an answer to `path` must not have."""
        found = []
        if RAW in head or (RAW in body and not _INERT.search(head)):
            found.append("a script is reflected")
        if b"\nX: y" in head:
            found.append("a header is injected")
        for slug, word in self.secrets.items():
            named = slug in path or word in path
            if not named and (word.encode() in body or slug.encode() in head + body):
                found.append("somebody else's document leaks")
        return found

    # Below HTTP.

    def raw(self, port: int) -> None:
        """A request whose very bytes are broken."""
        slug = self.rng.choice(list(self.secrets))
        line = f"{self.rng.choice(_METHODS)} /en/{slug[:-1]}a/ HTTP/1.1\r\nHost: localhost\r\n"
        kept = "Content-Length: 5\r\n\r\nhello" if self.rng.random() < 0.5 else "\r\n"
        data = bytearray((line + f"X: {SCRIPT}\r\n" + kept).encode())
        for _ in range(self.rng.choice((1, 2, 8))):
            at = self.rng.randrange(len(data))
            data[at : at + self.rng.choice((0, 1, 9))] = self.rng.choice(
                (self.rng.randbytes(3), b"\r\n", b"\0", b":", b" ", b"Content-Length: -1\r\n", RAW)
            )
        start = perf_counter()
        answer = _talk(port, bytes(data))
        status = answer[9:12]
        code = int(status) if status.isdigit() else 0
        head, _, body = answer.partition(b"\r\n\r\n")
        faults = self.faults(head, body, "")
        if code >= 500 and code != 501:  # an encoding of the body that the server does not know
            faults.append(str(code))
        self.report.add("socket", repr(bytes(data)), code, perf_counter() - start, faults)


def _sendable(value: str) -> bool:
    try:
        value.encode("latin-1")
    except UnicodeError:
        return False
    return not any(c in value for c in "\r\n\0")


def _talk(port: int, data: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        connection.sendall(data)
        connection.shutdown(socket.SHUT_WR)
        answer = bytearray()
        try:
            while chunk := connection.recv(65536):
                answer += chunk
        except ConnectionResetError:
            pass
    return bytes(answer)


@contextmanager
def attacked(data: Path, seed: int, *, sounds: bool = True) -> Iterator[tuple[Fuzz, int]]:
    """An application of its own in the folder `data`, and the port of a server of it."""
    settings = replace(Settings(data=data, speech_workers=1), own_documents_each=100)
    with Pipeline(settings) as pipeline:
        app = create_app(settings, pipeline=pipeline)
        server = create_server(app, host="127.0.0.1", port=0, threads=4, ident=None)
        threading.Thread(target=server.run, daemon=True).start()
        try:
            yield Fuzz(app, seed, sounds=sounds), server.effective_port
        finally:
            server.close()
            app.extensions["explainer.shelf"].close()


def run(fuzz: Fuzz, port: int, requests: int) -> Report:
    """At least `requests` requests, one in ten through the socket."""
    while sum(fuzz.report.kinds.values()) < requests:
        if fuzz.rng.random() < 0.1:
            fuzz.raw(port)
        else:
            fuzz.one()
    return fuzz.report


def main() -> int:
    """Runs as the module says; returns the exit code."""
    parser = argparse.ArgumentParser(prog="scripts/bench requests", description=__doc__)
    parser.add_argument("--requests", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as data, attacked(Path(data), options.seed) as (fuzz, port):
        report = run(fuzz, port, options.requests)
    for kind, count in sorted(report.kinds.items()):
        statuses = {code: n for (k, code), n in sorted(report.statuses.items()) if k == kind}
        print(f"{kind:10}{count:7} requests  slowest {report.slowest[kind]:6.2f} s  {statuses}")
    print(f"{len(report.wrong)} answers broke a rule")
    print(*report.wrong[:20], sep="\n")
    return int(bool(report.wrong))


if __name__ == "__main__":
    sys.exit(main())

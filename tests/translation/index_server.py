"""A package index on this machine, as well or as badly behaved as a test asks."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Site:
    """What the server has and what it was asked for."""

    files: dict[str, bytes] = field(default_factory=dict)
    etag: str = '"one"'
    """"" for a server that tells no version."""
    ranges: bool = True
    cut_after: list[int] = field(default_factory=list)
    """For each coming answer, after how many bytes the connection breaks; then none breaks."""
    stall: threading.Event | None = None
    """When set, every file stops half-way until the event is set."""
    redirect: dict[str, str] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)
    """Path and Range header of each request."""
    url: str = ""

    def offer(self, archive: bytes, **changes: Any) -> None:
        """Puts one package and an index of Argos's form on the site."""
        self.files["/package.argosmodel"] = archive
        entry = {
            "package_version": "1.0",
            "argos_version": "1.9",
            "from_code": "en",
            "from_name": "English",
            "to_code": "es",
            "to_name": "Spanish",
            "links": [f"{self.url}/package.argosmodel"],
        }
        self.files["/index.json"] = json.dumps([entry | changes]).encode()


@contextmanager
def serving() -> Iterator[Site]:
    """A site on a free port of this machine, until the block ends."""
    site = Site()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(site))
    server.daemon_threads = True
    site.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield site
    finally:
        if site.stall:
            site.stall.set()
        server.shutdown()
        server.server_close()
        thread.join()


def _handler(site: Site) -> Callable[..., BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_arguments: object) -> None:
            return

        def do_GET(self) -> None:
            wanted = self.headers.get("Range", "")
            site.asked.append((self.path, wanted))
            if target := site.redirect.get(self.path):
                self.send_response(302)
                self.send_header("Location", target)
                self.end_headers()
                return
            body = site.files.get(self.path)
            if body is None:
                self.send_error(404)
                return
            same = self.headers.get("If-Range") == site.etag
            start = int(re.findall(r"\d+", wanted)[0]) if site.ranges and wanted and same else 0
            self.send_response(206 if start else 200)
            self.send_header("Content-Length", str(len(body) - start))
            if site.etag:
                self.send_header("ETag", site.etag)
            self.end_headers()
            with suppress(BrokenPipeError, ConnectionResetError):  # a client that was killed
                self._send(body[start:])

        def _send(self, body: bytes) -> None:
            binary = self.path.endswith("model")
            if binary and site.stall and not site.stall.is_set():
                self.wfile.write(body[: len(body) // 2])
                self.wfile.flush()
                site.stall.wait(60)
                body = body[len(body) // 2 :]
            cut = site.cut_after.pop(0) if binary and site.cut_after else len(body)
            self.wfile.write(body[:cut])

    return Handler

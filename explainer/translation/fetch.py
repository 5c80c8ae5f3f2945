"""Gets language packages from an index like Argos's: the only code here that opens a connection."""

from __future__ import annotations

import hashlib
import http.client
import ipaddress
import json
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any
from urllib.parse import urljoin, urlsplit

from explainer.errors import PackageError

INDEX = "https://raw.githubusercontent.com/argosopentech/argospm-index/main/"
"""Argos's own index; its setting ARGOS_PACKAGE_INDEX names another, here as there."""

Progress = Callable[[int, int | None], None]
"""Called with the bytes that are here and, when known, the bytes there will be."""

_TIMEOUT_S = 30
_TRIES = 5
_PAUSE_S = 0.5
"""Before the second try; twice as long before each that follows."""
_CHUNK = 1 << 16
_INDEX_BYTES = 10_000_000
_BROKEN = (ConnectionError, TimeoutError, ValueError)
"""What a connection that breaks raises, and ValueError for an odd address in a redirect."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A package in an index."""

    version: str
    links: tuple[str, ...]
    sha256: str
    """Of the archive, where the index tells it; Argos's own does not."""


def offers(index: str, source: str, target: str) -> list[Offer]:
    """The packages of a pair (Argos's codes) that the index at the URL `index` has, newest first.

    Raises `PackageError` when the index cannot be read.
    """
    url = index if index.endswith(".json") else f"{index.rstrip('/')}/index.json"
    try:
        with _open(url, {}) as response:
            entries = json.loads(response.read(_INDEX_BYTES))
        found = [
            (
                tuple(int(n) for n in str(entry["package_version"]).split(".") if n.isdigit()),
                Offer(
                    version=str(entry["package_version"]),
                    links=tuple(urljoin(url, str(link)) for link in entry["links"]),
                    sha256=str(entry.get("sha256", "")).lower(),
                ),
            )
            for entry in entries
            if (entry.get("from_code"), entry.get("to_code")) == (source, target)
        ]
    except (OSError, http.client.HTTPException) as error:
        raise PackageError(
            f"The index of packages at {url} cannot be reached ({error}). Connect this machine for "
            "the installation, or bring the package as a file: --from FILE.argosmodel."
        ) from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise PackageError(f"What is at {url} is no index of packages: {error!r}.") from error
    return [offer for _, offer in sorted(found, key=lambda pair: pair[0], reverse=True)]


def download(url: str, to: Path, *, limit: int, progress: Progress | None = None) -> None:
    """Puts the file at `url` at `to`, going on where an earlier try or run of it broke off.

    What has come so far stays in `to` with ".part" added, for the next run. Raises `PackageError`
    when the server refuses, the file has more than `limit` bytes or the connection keeps breaking.
    """
    part = to.with_name(f"{to.name}.part")
    for attempt in range(_TRIES):
        try:
            _fetch(url, part, limit, progress)
            part.replace(to)
            _version_of(part).unlink(missing_ok=True)
            return
        except urllib.error.HTTPError as error:
            if error.code == http.HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE:
                part.unlink(missing_ok=True)
            elif error.code < 500 and error.code != http.HTTPStatus.TOO_MANY_REQUESTS:
                raise PackageError(f"{url} cannot be downloaded: {error}.") from error
            failure: Exception = error
        except (urllib.error.URLError, http.client.HTTPException, *_BROKEN) as broken:
            failure = broken
        time.sleep(_PAUSE_S * 2**attempt)
    raise PackageError(
        f"{url} cannot be downloaded: {failure}. Run the same command again to go on from there."
    ) from failure


def _fetch(url: str, part: Path, limit: int, progress: Progress | None) -> None:
    """One try; raises what urllib raises, and `ConnectionError` when the file ended early."""
    stamp = _version_of(part)
    have = part.stat().st_size if part.exists() and stamp.exists() else 0
    headers = {"Range": f"bytes={have}-", "If-Range": stamp.read_text()} if have else {}
    with _open(url, headers) as response:
        resumed = response.status == http.HTTPStatus.PARTIAL_CONTENT
        have = have if resumed else 0
        length = response.headers.get("Content-Length")
        total = have + int(length) if length and length.isdigit() else None
        if total and total > limit:
            raise PackageError(f"{url} is larger than {limit:,} bytes.")
        _remember(stamp, response.headers)
        with part.open("ab" if resumed else "wb") as file:
            while chunk := response.read(_CHUNK):
                file.write(chunk)
                have += len(chunk)
                if have > limit:
                    raise PackageError(f"{url} is larger than {limit:,} bytes.")
                if progress:
                    progress(have, total)
    if total is not None and have < total:
        raise ConnectionError(f"only {have:,} of {total:,} bytes came")


def _version_of(part: Path) -> Path:
    """Where it is kept which version of a file `part` is the beginning of."""
    return part.with_name(f"{part.name}.version")


def _remember(stamp: Path, headers: Mapping[str, str]) -> None:
    """Keeps what tells one version of the file from the next: parts of two must not be joined."""
    etag = headers.get("ETag", "")
    version = etag if etag and not etag.startswith("W/") else headers.get("Last-Modified", "")
    if version:
        stamp.write_text(version)
    else:
        stamp.unlink(missing_ok=True)


class _SafeRedirects(urllib.request.HTTPRedirectHandler):
    """Follows only to where we would have gone ourselves."""

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        _require_safe(newurl)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _open(url: str, headers: dict[str, str]) -> Any:
    _require_safe(url)
    request = urllib.request.Request(url, headers={"User-Agent": "explainer", **headers})
    return urllib.request.build_opener(_SafeRedirects).open(request, timeout=_TIMEOUT_S)


def _require_safe(url: str) -> None:
    parts = urlsplit(url)
    if parts.scheme == "https" or (parts.scheme == "http" and _is_here(parts.hostname or "")):
        return
    raise PackageError(f"{url} is not an https address, so anyone on the way could change it.")


def _is_here(host: str) -> bool:
    """Whether `host` is this machine."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def sha256(path: Path) -> str:
    """The file's SHA-256 as hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()

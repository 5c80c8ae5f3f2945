"""The checks over two text files whose lines belong together: a translator's tool."""

from __future__ import annotations

from pathlib import Path

from explainer.errors import DocumentError
from explainer.translation.checks.pair import Finding
from explainer.translation.checks.rules import check


def check_files(source: Path, target: Path, language: str) -> list[tuple[int, Finding]]:
    """Every finding with its line, counted from 1; `source` is English, both are UTF-8.

    Raises `DocumentError` when a file cannot be read or the files do not have as many lines.
    """
    ours, theirs = _lines(source), _lines(target)
    if len(ours) != len(theirs):
        raise DocumentError(
            f"{source} has {len(ours)} lines and {target} has {len(theirs)}; line by line, "
            "they must be the same sentences."
        )
    return [
        (number, finding)
        for number, pair in enumerate(zip(ours, theirs, strict=True), start=1)
        for finding in check(*pair, language)
    ]


def _lines(path: Path) -> list[str]:
    try:
        text = path.read_text("utf-8-sig")
    except OSError as error:
        raise DocumentError(f"{path} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise DocumentError(f"{path} is not UTF-8 text; save it as UTF-8.") from error
    return text.removesuffix("\n").split("\n")

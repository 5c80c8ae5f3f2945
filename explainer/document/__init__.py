"""Stage 1: the bytes of a file → a `Document`."""

from __future__ import annotations

from explainer.document import text
from explainer.document.encoding import decode
from explainer.document.limits import Limits
from explainer.document.outline import assemble
from explainer.document.problems import NoText, TooLarge
from explainer.model import Document

__all__ = ["Limits", "read"]


def read(data: bytes, *, name: str = "", limits: Limits = Limits()) -> Document:  # noqa: B008
    """The document in `data`. Its content, never `name`, decides how it is read.

    `name` is the file's: a document without any heading is called after it. Raises a
    `DocumentError` whose message says what is wrong and what to do.
    """
    if len(data) > limits.max_bytes:
        raise TooLarge(
            f"This file has {len(data) / 1e6:.1f} MB; the most that is read is "
            f"{limits.max_bytes / 1e6:.1f} MB. Split it, or save it without its pictures."
        )
    if not data.strip():
        raise NoText("This file is empty. Choose one that has text in it.")
    return assemble(text.read(decode(data)), name=name)

"""Markdown → HTML, each element with the line it came from, → blocks."""

from __future__ import annotations

import re
from dataclasses import replace

from markdown_it import MarkdownIt

from explainer.document import html
from explainer.document.limits import Limits
from explainer.document.outline import Reading
from explainer.document.problems import too_long
from explainer.document.walker import LINE

_FRONT_MATTER = re.compile(
    r"\A---[ \t]*\n((?:[ \t]*[\w-]+[ \t]*:.*\n|[ \t]+.*\n|[ \t]*-.*\n)*)---[ \t]*\n"
)
_FRONT_TITLE = re.compile(r"^title[ \t]*:[ \t]*[\"']?(.*?)[\"']?[ \t]*$", re.MULTILINE)
_FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,30}\]:?")


def read(text: str, limits: Limits) -> Reading:
    """The content of the Markdown (CommonMark with tables) `text`.

    Raises `TooLarge` at a fifth of the length of other texts: hostile Markdown takes that long.
    """
    too_long(len(text), limits.max_characters // 5, "characters")
    too_long(text.count("\n"), limits.max_lines // 2, "lines")
    title = ""
    if front := _FRONT_MATTER.match(text):
        found = _FRONT_TITLE.search(front[1])
        title = found[1] if found else ""
        # The lines stay, so that the numbers of those after them do.
        text = "\n" * front[0].count("\n") + text[front.end() :]
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    text = _FOOTNOTE.sub("", text)
    tokens = parser.parse(text)
    for token in tokens:
        if token.map and token.nesting >= 0:
            token.attrSet(LINE, str(token.map[0] + 1))
    reading = html.read(parser.renderer.render(tokens, parser.options, {}), limits)
    return replace(reading, title=title or reading.title, language="en")

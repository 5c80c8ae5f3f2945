"""Where one sentence ends and the next begins.

A full stop ends a sentence unless what stands before it is a title, an initial or an abbreviation,
or what follows cannot begin one. Nothing is lost or added: the sentences, joined with single
spaces, are the text with its whitespace made single.
"""

from __future__ import annotations

import re

from explainer.plain.wordlist import words_of

# A stop, and the quotes and brackets that close with it, before white space.
_STOP = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s)")
_OPENERS = "\"'“‘«([•"

# A sentence never ends on these: a name, a figure or an example follows.
_NEVER_LAST = words_of(
    "dr mr mrs ms prof st mt rev hon gen sgt vs e.g i.e eg ie approx ca cf incl viz al "
    "tel fax ext no nos fig figs vol ch pp sec dept univ est max min avg temp"
)
# Of those, these are also ordinary words or may end a sentence: they need a figure after them.
_BEFORE_FIGURE = words_of("no nos fig figs vol ch sec est max min avg temp ext al")
# After these a capital is more often the rest of a name than a new sentence.
_OFTEN_IN_NAMES = words_of("u.s u.k u.n st jr sr inc ltd co corp m.d")
# A single capital after these is a label ("vitamin C."), not somebody's initial.
_LABELLED = words_of(
    "vitamin vitamins hepatitis type group grade stage class part plan figure table "
    "appendix influenza factor option step section room ward building schedule category "
    "and or"
)
_STARTERS = words_of(
    "a after all although an and any as ask at avoid be because before but by call check "
    "contact continue do does drink during each eat for from go he her his how however i "
    "if in is it its keep let make many most my never no not nothing now on once one only "
    "our patients people please remember seek several she since some stay stop take tell "
    "that the their then there these they this those to try until use wait we wear what "
    "when where which while who why with without you your"
)
_LABELS = words_of("figure fig table step box panel")
_TIMES = words_of("a.m p.m am pm")
_DAYS = words_of("monday tuesday wednesday thursday friday saturday sunday")


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of `text`, in order, each with its closing punctuation and quotes.

    Text in brackets is never cut. Bullets, headings and lines that end in a colon are whole
    sentences. Empty text has none.
    """
    text = " ".join(text.split())
    found: list[str] = []
    start = 0
    brackets = _brackets(text)
    for stop in _STOP.finditer(text):
        inside = any(opened < stop.start() and stop.end() <= closed for opened, closed in brackets)
        if not inside and _ends(text[start : stop.start()], stop.group(), text[stop.end() + 1 :]):
            found.append(text[start : stop.end()])
            start = stop.end() + 1
    if start < len(text):
        found.append(text[start:])
    return tuple(found)


def _brackets(text: str) -> list[tuple[int, int]]:
    """Start and end of each outermost pair of round brackets; a lone one, as in "a)", is none."""
    pairs: list[tuple[int, int]] = []
    opened: list[int] = []
    for match in re.finditer(r"[()]", text):
        if match.group() == "(":
            opened.append(match.start())
        elif opened:
            start = opened.pop()
            if not opened:
                pairs.append((start, match.start()))
    return pairs


def _ends(before: str, stop: str, after: str) -> bool:
    """Whether the stop between these two ends a sentence."""
    following = after.lstrip(_OPENERS).split(" ", 1)[0]
    if not following:
        return not stop.startswith(".") or not after.strip()
    if not _may_begin(following):
        return False
    if stop[0] != "." or stop.startswith(".."):
        return True
    word = before.rpartition(" ")[2].lstrip(_OPENERS)
    return _ends_after(word, before[: len(before) - len(word)].rstrip(), following)


def _may_begin(word: str) -> bool:
    """Whether a sentence can begin with this word: "The", "2", "mRNA", but not "with"."""
    return word[0].isdigit() or word[0].isupper() or any(c.isupper() for c in word[1:])


def _ends_after(word: str, earlier: str, following: str) -> bool:
    """Whether a full stop after `word` ends a sentence, when `following` could begin one."""
    key = word.lower()
    if word.isdigit() and (not earlier or earlier.lower() in _LABELS):
        return False  # "Figure 1. The lens", "1. Rest"
    plain = re.sub(r"\W+$", "", following.lower())
    if key in _BEFORE_FIGURE:
        return not following[0].isdigit()
    if key in _NEVER_LAST:
        return False
    if len(word) == 1 and word.isupper() and word != "I":
        previous = earlier.split(" ")[-1].lower() if earlier else ""
        return previous in _LABELLED or previous[-1:].isdigit() or previous[-1:] == "°"
    if key in _OFTEN_IN_NAMES:
        return plain in _STARTERS
    return not (key in _TIMES and plain in _DAYS)

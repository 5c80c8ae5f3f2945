"""Terms that stay, because of what else the sentence says of them.

Whether plain words can stand where a term stands is grammar, and told in `fits`; here it is told
whether they would then say something twice, something else, or nothing.
"""

from __future__ import annotations

import re

from explainer.plain.senses import is_other_sense
from explainer.plain.terms import NOUN_KINDS, Form, Text

_IS_NAMED = re.compile(r"\b(?:called|termed|named|known(?: collectively)? as) (?:an? |the )?$")
_NAMED_IN_BRACKETS = re.compile(r"\w \((?:an? |the )?$")
_IN_BRACKETS = re.compile(r" \((?:the |an? )?([\w -]+)", re.IGNORECASE)
_FROM_TOO = re.compile(r" (?:and|or) from ")


def stays(form: Form, text: Text, at: int, end: int) -> bool:
    """Whether the term at words[at:end] must stay, whatever the words beside it are."""
    return (
        bool(_IS_NAMED.search(text.text[: text.spans[at][0]]))  # there the word is learned
        or _is_quoted(text.text, text.spans[at][0], text.spans[end - 1][1])
        or _is_barred(form, text, at, end)
        or _tells_what_it_is(form, text, at, end)
        or _is_explained(form, text, at, end)
    )


def _is_quoted(text: str, start: int, stop: int) -> bool:
    """ "A ‘cannula’ (plastic needle)": the word is named, not used."""
    return bool(text[:start].endswith(("‘", "“", '"')) and text[stop:].startswith(("’", "”", '"')))


def _is_barred(form: Form, text: Text, at: int, end: int) -> bool:
    """Whether these plain words would say something else, or nothing, in this sentence."""
    term, after = form.entry.term, text.after(end)
    start, stop = text.spans[at][0], text.spans[end - 1][1]
    if is_other_sense(term, form.entry.plain, text.text[:start], text.text[stop:]):
        return True
    if term.endswith(" from") and _FROM_TOO.search(text.text):
        return True  # "refrain from food and from water" needs both
    if " that" in term and " that" not in form.plain and " and that " in text.text:
        return True  # "it is advised that you A and that you B"
    # "as a result of reducing it"
    return form.words[-1] == "of" and form.plain.endswith(" of") and after.endswith("ing")


def _is_explained(form: Form, text: Text, at: int, end: int) -> bool:
    """ "The endometrium (lining of the womb)" says it already; so does "leg bone (tibia)"."""
    start, stop = text.spans[at][0], text.spans[end - 1][1]
    if text.text.startswith(")", stop) and _NAMED_IN_BRACKETS.search(text.text[:start]):
        return form.entry.kind in NOUN_KINDS
    said = _IN_BRACKETS.match(text.text, stop)
    if said is None:
        return False
    words = said[1].lower()
    root = form.plain if len(form.plain) < 8 else form.plain[:-4]  # "strictures (narrowed areas)"
    head = form.plain.split()[-1]  # "a contrast medium (a dye)", "a cannula (a tube that stays)"
    return words.startswith(root) or words.split(" that ")[0].split()[-1:] == [head]


def _tells_what_it_is(form: Form, text: Text, at: int, end: int) -> bool:
    """ "A cannula is a thin tube" must not become "A thin tube is a thin tube"."""
    if text.after(end) not in {"is", "are"} or form.entry.kind not in NOUN_KINDS:
        return False
    head = form.plain.split()[-1].removesuffix("s")
    return at <= 1 and any(word.removesuffix("s") == head for word in text.lower[end : end + 6])

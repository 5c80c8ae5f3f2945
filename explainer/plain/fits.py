"""Whether the plain words for a term can stand where the term stands in a sentence.

Every rule here keeps one kind of wrong sentence out; where none can tell, the term stays.
"""

from __future__ import annotations

import re

from explainer.plain.grammar import (
    BE,
    HAVE,
)
from explainer.plain.stays import stays
from explainer.plain.terms import Form, Text
from explainer.plain.verbs import CLEAR, UNCLEAR
from explainer.plain.wordlist import lazy, words_of

_DETERMINERS = words_of(
    "the a an your this that these those any each every no some all my our his her its "
    "their both another"
)
_OBJECTS = _DETERMINERS | {"it", "them", "him", "you", "us", "me"}
_BE = words_of(f"{BE} isn aren wasn weren")
_BE_OR_HAVE = _BE | words_of(HAVE)
_SKIPPED = words_of("not also already now then always never usually often only been")
_PREPOSITIONS = words_of(
    "of in on at to with by for from after before during if when while and or but until "
    "unless as into through because without within over under near along than"
)
_VERBS_BE = words_of("is are was were be been has have had may can will should must")
_BEFORE_A_VERB = words_of(
    "to you we they may might can could will would must should not never please who also often "
    "sometimes still ever commonly usually occasionally patients people women men children "
    "adults babies"
)
_SUBJECTS = words_of("you we they who")
_SOMETHING_DOING = re.compile(r" (?:the|your|a|an|it) (?:\w+ ){0,3}?\w+ing (?!and\b)\w+")
_WANTS_OBJECT = re.compile(r" (?:to|with|of|about|for|over)$")
_ADJECTIVE = re.compile(r"(?!hospital|surgical team).*(?:[^aeiou]al|ic|ous|ive|ful|ible|able)$")
# What follows is a noun: "progress to rupture", "prior to transport".
_LEADS_TO = re.compile(
    r"\b(?:close|contribut\w+|due|le(?:ads?|d|ading)|next|owing|prior|progress\w*|prone|related|"
    r"respon\w+|susceptible) to $"
)
_NO_VERB_AFTER = _DETERMINERS - {"that"}
_GERUND = re.compile(
    r"(?:not )?(?!hearing|numbing|talking|bleeding|swelling)\w+ing (?!of |in |at |tube|by )\w"
)
_BARE_AFTER = _PREPOSITIONS - {"and", "or", "than"}
_BARE_VERB = lazy(
    rf"(?:{CLEAR}|contact|call|make|phone|see|needs?|causes?|causing|includes?|including|require|merits?|warrants?|deserves?|awaits?)$"
)
_AFTER_A_NOUN = (
    _PREPOSITIONS
    | _DETERMINERS
    | _VERBS_BE
    | words_of(
        "that which who whose could might not prior each every per daily once twice does do did "
        "cannot isn aren wasn doesn don won across around behind between beyond above below beside "
        "beneath inside outside out over past since towards up upon via against about then so too "
        "also first again here now later today itself only although though whereas "
        "clean dry sore"
    )
    | {""}
)
_VERB_AFTER_A_NOUN = lazy(rf"(?:{CLEAR}|{UNCLEAR}|\w+ly|\w+ed|given|taken|done|made|caused)$")
_POOR_BEFORE_A_NOUN = words_of(
    "change check choice cut effort help limit need opening place shot size start stopping use "
    "visit"
)
_TRAILING = re.compile(
    r" (?:after|at|before|caught|done|for|from|in|into|of|on|through|to|under|with) "
)
_BROKEN = re.compile(r"(?:an? |the )?(\w+en|\w+ed|torn|bent) ")
_SIZED = re.compile(r"(?:open|thin|small|tight|tiny) ")
_BEFORE_A_SIZE = (
    _PREPOSITIONS | _DETERMINERS | _BE_OR_HAVE | words_of("two three several many") | {""}
)
_THIRD_OR_ING = re.compile(r".*(?:ing|[^us]s)$")
_BEFORE_A_PHRASE = _PREPOSITIONS | words_of(
    "is was are were has have had having undergo undergoes undergoing get gets "
    "cause causes caused called prevent "
    "prevents treat treats treating develop include includes"
)


def is_name(text: Text, at: int, end: int) -> bool:
    """Whether a capital says that the words belong to a name."""
    if text.words[at][0].isupper() and not text.starts_sentence(at):
        return True
    if any(word != word.lower() for word in text.words[at + 1 : end]):
        return True
    if len(text.words[at]) > 1 and text.words[at].isupper():
        return True
    following = text.words[end] if text.after(end) else ""
    if following in {"and", "of"} and text.after(end + 1):  # "Vascular and Imaging Center"
        following = text.words[end + 1]
    return text.words[at][0].isupper() and following[:1].isupper() and following != "I"


def fits(form: Form, text: Text, at: int, end: int) -> bool:
    """Whether the words around let the plain words stand here."""
    before, after = text.before(at), text.after(end)
    kind = form.entry.kind
    if stays(form, text, at, end):
        return False
    if kind[0] == "v" or kind == "iv":
        return _verb_fits(form, text, at, end)
    if kind == "at":
        if text.figure_follows(end):
            return before != ""
        loose = before == "" and not text.starts_sentence(at) and not text.follows_comma(at)
        barred = _PREPOSITIONS - {"and", "or"} | _VERBS_BE | _DETERMINERS
        return not loose and after != "" and after not in barred
    if kind == "a":
        return _adjective_fits(form.plain, before, after)
    if kind == "xe":
        return after == "" or after in _PREPOSITIONS - {form.plain.split()[0]}
    if kind == "xf":
        return text.figure_follows(end)
    if kind == "xs":
        return (text.starts_sentence(at) or before == "and") and after != "of"
    if kind == "xl":
        return text.starts_sentence(at) and text.comma_follows(end)
    if kind == "x":
        return _phrase_fits(form, text, at, end)
    return _noun_fits(form, text, at, end)


def _verb_fits(form: Form, text: Text, at: int, end: int) -> bool:
    before, after = text.before(at), text.after(end)
    kind, role = form.entry.kind, form.role
    if role in {"base", "third"} and (before in _NO_VERB_AFTER or _ADJECTIVE.match(before)):
        return False  # "herbal extracts", "the aspirate"
    alone = after in _PREPOSITIONS or text.stops(end)
    if alone and role in {"base", "third", "ing"} and _WANTS_OBJECT.search(form.plain):
        return False  # "your husband may attend" is no "may go to"
    adjective = before in _DETERMINERS or (before == "" and text.words[at][0].isupper())
    if role in {"past", "past?", "participle"} and kind[0] == "v" and adjective:
        return False  # "a required test"
    if kind == "vn" and role in {"base", "third"}:
        if role == "base" and before in _BEFORE_A_VERB:
            return not (before == "to" and _LEADS_TO.search(text.text[: text.spans[at][0]]))
        return after in _OBJECTS - {"that"}  # "Fragments that break off"
    if kind == "vn" and role == "past":
        return before in _SUBJECTS or _wanted_past(text, at, after) == "participle"
    if kind == "iv":
        passive = role not in {"base", "third", "ing"} and before in _BE  # "is detached"
        if passive or not (after == "" or after in _PREPOSITIONS or after.endswith("ly")):
            return False
    if role in {"past?", "participle"}:
        if form.plain.startswith(("got ", "gotten ")) and before in _BE:
            return False  # "until control has been gotten back"
        return _wanted_past(text, at, after) == role.rstrip("?")
    return True


def _noun_fits(form: Form, text: Text, at: int, end: int) -> bool:
    before, after = text.before(at), text.after(end)
    if form.entry.kind == "nm" and before in {"a", "an"} and not _ends_the_noun(after):
        return False  # "a tonsillectomy operation"
    if form.entry.kind == "mp":
        return not after.endswith("s") and before not in {"a", "an", "this", "that"}
    if not _ends_the_noun(after) and (
        _TRAILING.search(form.plain)
        or form.entry.term.endswith(("ic", "ics"))
        or form.plain in _POOR_BEFORE_A_NOUN
    ):
        return False  # "vascular access nurse", "analgesic gels", "assessment clinic"
    if _SIZED.match(form.plain) and before not in _BEFORE_A_SIZE and not before.endswith("ing"):
        return False  # "a plastic thin tube", "thyroid small lumps"
    if form.plain.startswith("more ") and before in _DETERMINERS - {"any", "some", "no"}:
        return False  # "a further treatment"
    if form.role == "single" and text.starts_sentence(at) and after and _ends_the_noun(after):
        return False  # "Perforation is rare": not one of many
    bare = before in _BARE_AFTER | {"further", "later", "more"} or _BARE_VERB.match(before)
    if form.role == "single" and bare:
        return False  # "needs evaluation" is not counted, and "needs check" is no English
    if form.role == "single" and not _is_counted(text, at):
        return False  # "by careful technique"
    if " that " in form.plain and text.joined(end):
        return False  # "stitches that dissolve and closed with glue"
    if after == "of" and _TRAILING.search(form.plain):
        return False  # "surgical removal of", "removal by surgery of"
    article = form.plain.startswith(("a ", "an ", "the "))
    if _shares_its_adjective(form, text, before, end, article=article):
        return False
    if article:
        return before in {"", "a", "an"} | _BEFORE_A_PHRASE or bool(_THIRD_OR_ING.match(before))
    if form.entry.kind == "m" and _GERUND.match(form.plain):
        return before == "" or before in _BEFORE_A_PHRASE  # never "the vomiting blood"
    return True


def _is_counted(text: Text, at: int) -> bool:
    """Whether an article, or the like, is near enough before a noun to be its own."""
    for index in range(at, max(at - 4, 0), -1):
        word = text.before(index)
        if word in _DETERMINERS | {"", "s"}:
            return True
        if word in _BARE_AFTER or _BARE_VERB.match(word):
            return False
    return True


def _shares_its_adjective(form: Form, text: Text, before: str, end: int, *, article: bool) -> bool:
    """Whether plain words in another order would take an adjective from the rest of a list.

    "Intravenous fluids and medication" must not become "fluids through a vein and medicine".
    """
    if " " not in form.entry.term or _TRAILING.search(form.entry.term):
        return False
    broken = _BROKEN.match(form.plain)
    new = broken and broken.group(1) not in form.words
    moved = new or (_TRAILING.search(form.plain) and not article)
    return bool(moved) and (before in {"and", "or"} or text.joined(end))


def _ends_the_noun(after: str) -> bool:
    """Whether this word, which follows a noun, is no noun itself."""
    return after in _AFTER_A_NOUN or bool(_VERB_AFTER_A_NOUN.match(after))


# "It is vital that you rest" is "You must rest", but "that you may", "rest and are" are no "must".
_NO_BARE_VERB = re.compile(
    r"^ (?:can|cannot|will|may|might|could|would|should|must|were|has|had|don)\b"
    r"| (?:and|or|but) (?:you )?(?:are|is|do|can|will|may|should|must)\b"
)
_SUBJUNCTIVE = re.compile(
    r"(?: that)? (?:[\w'’-]+ ){0,4}?(?:(?<!do )(?<!are )(?<!is )not|be) (?!to\b)"
)
# No request can follow these: "because make sure that you rest".
_NO_REQUEST_AFTER = words_of(
    "as because since although though that which why how while when if whether unless until where "
    "believe feel think thinks"
)


def _phrase_fits(form: Form, text: Text, at: int, end: int) -> bool:
    if form.plain.endswith(("you must", "you should")) and _NO_BARE_VERB.search(
        text.text[text.spans[end - 1][1] :]
    ):
        return False
    if form.plain.startswith(("make sure", "also make sure")) and _SUBJUNCTIVE.match(
        text.text, text.spans[end - 1][1]
    ):
        return False  # "it is important that you not smoke", "that it be dry"
    if (
        form.plain.startswith(("make sure", "also make sure"))
        and text.before(at) in _NO_REQUEST_AFTER
    ):
        return False
    begins = form.words[0] not in {"a", "an"} and form.plain.startswith(("a ", "an "))
    if begins and (_ADJECTIVE.match(text.before(at)) or text.before(at) in _DETERMINERS):
        return False  # "accidental perforation of the bowel"
    gerund = form.plain.endswith("ing") or _GERUND.match(form.plain)
    if (gerund or form.words[0] == "following") and text.before(at) in _DETERMINERS:
        return False
    if form.entry.term == "prior to":  # "prior to the drug wearing off" is no clause after "before"
        return not _SOMETHING_DOING.match(text.text, text.spans[end - 1][1])
    return True


# "It proves needed" is no English.
_DEEMED = re.compile(r"(?:becom|consider|deem|feel|felt|find|found|judg|prov|seem|thought)")


def _adjective_fits(plain: str, before: str, after: str) -> bool:
    if plain in {"enough", "many", "not enough"}:
        return before not in {"a", "an", "the", "very", "not"}
    if plain == "needed":  # "the needed information" and "it becomes needed" are no English
        return _ends_the_noun(after) and not _DEEMED.match(before)
    if " " in plain and plain.split()[0] in _PREPOSITIONS | {"sick", "able", "passed", "the"}:
        return after == "" or after in _PREPOSITIONS
    return True


def _wanted_past(text: Text, at: int, after: str) -> str:
    """ "past", "participle" or "" when the words around do not tell."""
    index = at
    for _ in range(3):
        word = text.before(index)
        if word in _BE_OR_HAVE:
            return "participle"
        if word not in _SKIPPED and not word.endswith("ly"):
            break
        index -= 1
    return "past" if after in _DETERMINERS else ""

"""In which company a term has the sense of its plain words: `senses.tsv`, read once.

Each line is a term (and, where it has several plain words, which of them), what the sentence must
match for them, and what it must not match. In these patterns "@" is the term, and a name such as
<event> one of the phrases below.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib import resources

from explainer.plain.grammar import BE, HAVE
from explainer.plain.wordlist import any_of

_PHRASES = {
    "be": any_of(BE),
    "be-or-have": any_of(f"{BE} {HAVE}"),
    # What passes by itself: "short-term pain" is right, and a short-term dressing is another one.
    "complaint": r"(?!dressing|filling|pacing|crown|ventilation|fixation|solution|position|lining)"
    r"(?:[\w-]+ )?(?:\w+(?:ness|ing|ache|itis|ion)|pains?|loss|damage|changes?|discomfort|relief|"
    r"problems?|complications?|effects?|injury|injuries|harm|scars?|paralysis|disability|deafness|"
    r"trouble|difficult(?:y|ies)|limp|increase|decrease|rise|fall|drop|fever|symptoms?|memory|"
    r"impairment|leak|paresis|palsy)\b",
    "event": r"(?:(?:your|the|an?|any|this) )?(?:[\w-]+ ){0,2}?(?:operation|surgery|examination|"
    r"exam|biopsy|scan|injection|test|delivery|birth|childbirth|sedation|ana?esthesia|discharge|"
    r"admission|removal|insertion|implantation|transplant(?:ation)?|replacement|chemotherapy|"
    r"radiotherapy|injury|accident|fall|stroke|transfusion|ablation|angioplasty|"
    r"\w+(?:ectomy|ostomy|otomy|plasty|scopy|centesis))\b",
    "form": r"(?: and \w+)? (?:[\w-]+ ){0,4}?(?:forms?|questionnaires?|diary|charts?|card|log|"
    r"checklist|sections?|slip|menu)\b",
    "give": rf"(?:{any_of(f'{BE} {HAVE}')}|services?|care|information)",
    "much": r"(?:number|amount|quantity|proportion|part|portion|size|area|reduction|increase|"
    r"improvement|benefit|change|rise|drop|fall|loss|risk)s?\b",
    "tool": r"(?:needle|catheter|tube|sheath|wire|probe|cannula|camera|instrument|electrode|gas|"
    r"dye|fluid|stent|\w*scope)s?\b",
    "time": r"(?:few |two |three |four |[\d-]+ |\d+ to \d+ )?(?:minute|hour|day|night|morning|"
    r"evening|week|month|year)",
}
_PHRASE = re.compile(r"<([a-z-]+)>")


@cache
def senses() -> dict[tuple[str, str], tuple[re.Pattern[str], re.Pattern[str]]]:
    """(term, plain words or "") → what must be there, and what must not."""
    table = resources.files("explainer.plain").joinpath("senses.tsv").read_text("utf-8")
    lines = csv.DictReader(table.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    return {
        (line["term"], line["plain"]): (_pattern(line["only"]), _pattern(line["never"] or "(?!)"))
        for line in lines
    }


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(_PHRASE.sub(lambda name: _PHRASES[name[1]], text), re.IGNORECASE)


def is_other_sense(term: str, plain: str, before: str, after: str) -> bool:
    """Whether the plain words for the term would say something else between these words."""
    found = senses().get((term, plain)) or senses().get((term, ""))
    if found is None:
        return False
    only, never = found
    sentence = f"{before}@{after}"
    return only.search(sentence) is None or never.search(sentence) is not None

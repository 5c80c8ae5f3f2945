"""Terms that voices read wrong, and how to say them.

`lexicon.tsv` holds language, term and spoken form. The spoken form is a respelling, or espeak-ng's
phoneme codes in [[ ]] (https://github.com/espeak-ng/espeak-ng/blob/master/docs/phonemes.md). A
term in lower case matches however it is written; one with capitals only as it stands.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

_TABLE = Path(__file__).with_name("lexicon.tsv")


def find(text: str, language: str) -> Iterator[tuple[int, int, str]]:
    """(from, to, spoken) of every term in `text`, in order. `language` is a BCP 47 tag."""
    terms, pattern = _load(language.partition("-")[0])
    if pattern is None:
        return
    for match in pattern.finditer(text):
        spoken = terms.get(match[0]) or terms.get(match[0].lower())
        if spoken:
            yield match.start(), match.end(), spoken


@cache
def _load(language: str) -> tuple[dict[str, str], re.Pattern[str] | None]:
    with _TABLE.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        terms = {row["term"]: row["spoken"] for row in rows if row["language"] == language}
    longest_first = sorted(terms, key=len, reverse=True)
    names = "|".join(re.escape(term) for term in longest_first)
    # Letters and marks around it would make it another word; Han and kana need no space.
    around = r"[0-9A-Za-z\u00c0-\u052f\u0900-\u097f]"
    pattern = re.compile(rf"(?<!{around})(?:{names})(?!{around})", re.IGNORECASE)
    return terms, pattern if terms else None

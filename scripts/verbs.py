"""Writes `explainer/plain/verbs.txt`, the verbs of English, from two free word lists.

Usage: uv run --no-project --with lemminflect==0.2.3 --with textblob==0.20.1 \
           --with wordfreq==3.1.1 scripts/verbs.py

LemmInflect (MIT; from the SPECIALIST Lexicon of the National Library of Medicine) says which parts
of speech a word may be; the lexicon of Brill's tagger (MIT; in TextBlob) says what it mostly is;
wordfreq (Apache-2.0; its counts CC BY-SA 4.0) how common it is. Verbs that are neither common nor
said in hospitals are left out: each costs 0.2 ms when the patterns are built.
"""

from __future__ import annotations

import csv
import gzip
import re
import textwrap
from collections import defaultdict
from collections.abc import Iterator
from importlib.util import find_spec
from itertools import chain
from pathlib import Path

from wordfreq import zipf_frequency

VERBS = Path(__file__).parents[1] / "explainer/plain/verbs.txt"
COMMON = 3.2
"""Zipf's scale: said more than once in 600,000 words."""
# Said in hospitals, and less common than that or not in these lists.
MEDICAL = (
    "abbreviate ablate abstain allay anaesthetise anaesthetize anesthetize blanch calcify "
    "cannulate catheterise catheterize cauterise cauterize clench coagulate colonise colonize "
    "congest constipate constrict counteract dampen darken debride decaffeinate decompress deflate "
    "dilate discolor discolour dislodge dispense dissect dissipate distend elapse elicit embed "
    "embolise embolize excrete exsanguinate extrude extubate freshen hyperventilate immobilise "
    "immobilize immunise immunize impede ingest intubate ionise ionize irradiate irrigate "
    "jeopardise jeopardize lubricate medicate minimise mobilise mobilize moisten nauseate "
    "necessitate normalise normalize obstruct occlude opacify optimise palpate persevere "
    "predispose pressurise pressurize protrude reassess recede recline recommence recuperate "
    "redistribute reheat reinsert reorder reposition resect resorb resurface revascularise "
    "revascularize roughen seep slacken splint stagnate stiffen strangulate subside suppurate "
    "synchronise synchronize thicken transect uncap urinate visualise visualize worsen"
)
NOT_HERE = {"bogart", "doppler", "please", "shanghai", "welch", "welsh"}
NO_VERBS = re.compile("CC|CD|DT|EX|FW|IN|JJ|MD|NN.*|PRP.*|RB|TO|UH|W.*")


def rows(name: str) -> Iterator[list[str]]:
    with gzip.open(_folder("lemminflect") / "resources" / name, "rt", encoding="utf-8") as file:
        yield from csv.reader(file)


def _folder(package: str) -> Path:
    spec = find_spec(package)
    assert spec
    assert spec.origin
    return Path(spec.origin).parent


def main() -> None:
    kinds: dict[str, set[str]] = defaultdict(set)
    for word, kind, lemmas in rows("lemma_lu.csv.gz"):
        kinds[word].add(kind if lemmas == word or kind != "verb" else f"form of {lemmas}")
    forms = {
        base: [form.split("/") for form in inflected]
        for base, kind, *inflected in rows("infl_lu.csv.gz")
        if kind == "verb" and re.fullmatch("[a-z]{3,}", base) and base not in NOT_HERE
    }
    lexicon = (_folder("textblob") / "en/en-lexicon.txt").read_text("utf-8").splitlines()
    mostly_is = dict(line.split() for line in lexicon if len(line.split()) == 2)

    only, mostly = set(MEDICAL.split()), set()
    for base, inflected in forms.items():
        if max(zipf_frequency(form, "en") for form in (base, *chain(*inflected))) < COMMON:
            continue
        # Not "leave", for "leaves" are also of trees, nor "found", for it may be of "find".
        alone = kinds[base] == {"verb"} and not kinds[inflected[-1][0]] & {"noun", "adj"}
        if alone and not NO_VERBS.fullmatch(mostly_is.get(base, "")):
            only |= {base, re.sub("ize$", "ise", base)}
        elif mostly_is.get(base) in {"VB", "VBP"}:
            mostly.add(base)
    participles = {
        participle
        for inflected in forms.values()
        for participle in inflected[1]
        if mostly_is.get(participle) in {"VBN", "VBD"} and not participle.endswith("ed")
    }
    VERBS.write_text(
        "\n".join(
            f"# {title}\n{textwrap.fill(' '.join(sorted(words)), 98)}\n"
            for title, words in {
                "Never anything but a verb, nor is its third person": only,
                "Mostly a verb, but it may be a noun or an adjective": mostly,
                "Participles that do not end in -ed": participles,
            }.items()
        ),
        "utf-8",
    )


if __name__ == "__main__":
    main()

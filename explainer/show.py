"""What the command line prints: every value as JSON, for programs, and as text, for people."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from itertools import groupby, zip_longest

from explainer.model import (
    BlockKind,
    Explanation,
    ReadingLevel,
    Section,
    Segment,
    Status,
    TranslatedSegment,
    Translation,
)
from explainer.pipeline import Coverage, Support, hard_words, measure

Shown = tuple[Segment, TranslatedSegment]

_WHOSE = {
    Status.ORIGINAL: "original",
    Status.REVIEWED: "checked by a person",
    Status.DRAFT: "not yet checked",
    Status.MACHINE: "made by a program",
    Status.WITHHELD: "not translated, marked with their language",
}


def translation_json(translation: Translation) -> dict[str, object]:
    """The whole translation with where each sentence came from."""
    explanation = translation.explanation
    return {
        "title": translation.title,
        "language": translation.language,
        "sections": [
            {
                "id": section.id,
                "title": shown[0][1].text,
                "segments": [_segment_json(*pair) for pair in shown],
            }
            for section, shown in _by_section(translation)
        ],
        "reading_level": {
            "before": explanation.before.grade,
            "after": explanation.after.grade,
        },
        "readability": {
            "before": _level_json(explanation.before),
            "after": _level_json(explanation.after),
        },
        "terms": [asdict(term) for segment in explanation.segments for term in segment.terms],
        "issues": [asdict(issue) for issue in translation.issues],
    }


def _segment_json(segment: Segment, shown: TranslatedSegment) -> dict[str, object]:
    return {
        "id": segment.id,
        "kind": segment.kind,
        "original": segment.original,
        "text": shown.text,
        "language": shown.language,
        "status": shown.status,
        "rules": segment.rules,
        "readability": {
            "before": _level_json(measure(segment.original)),
            "after": _level_json(measure(segment.text)),
            "hard_words_left": hard_words(segment.text),
        },
    }


def _level_json(level: ReadingLevel) -> dict[str, object]:
    return asdict(level) | {"words_per_sentence": round(level.words_per_sentence, 1)}


def translation_text(translation: Translation) -> Iterator[str]:
    """The translation as lines to read."""
    yield translation.title
    for _section, shown in _by_section(translation):
        yield f"\n{shown[0][1].text}"
        for segment, words in shown[1:]:
            bullet = "- " if segment.kind is BlockKind.ITEM else ""
            mark = f" [{words.language}]" if words.status is Status.WITHHELD else ""
            yield f"  {bullet}{words.text}{mark}"
    counts = Counter(words.status for words in translation.segments)
    yield "\nWords: " + ", ".join(f"{n} {_WHOSE[status]}" for status, n in counts.items()) + "."
    before, after = translation.explanation.before.grade, translation.explanation.after.grade
    yield f"Reading level of the English (US grade): {before:.1f} before, {after:.1f} after."


def side_by_side(explanation: Explanation, columns: int) -> Iterator[str]:
    """Each original sentence beside its plain English, with the rules that made it and how hard
    both are; `columns` is the width of the page in characters."""
    width = max(24, (columns - 3) // 2)
    for original, group in groupby(explanation.segments, key=lambda s: s.original):
        segments = list(group)
        left = textwrap.wrap(original, width)
        right = [line for segment in segments for line in textwrap.wrap(segment.text, width)]
        for one, other in zip_longest(left, right, fillvalue=""):
            yield f"{one:<{width}} | {other}".rstrip()
        if segments[0].kind is not BlockKind.HEADING:
            after = measure(*(segment.text for segment in segments))
            rules = dict.fromkeys(rule for segment in segments for rule in segment.rules)
            yield f"  {_change(measure(original), after)}; {', '.join(rules) or 'no rule'}"
            if hard := dict.fromkeys(word for s in segments for word in hard_words(s.text)):
                yield f"  hard words left: {', '.join(hard)}"
        yield ""
    yield f"The whole: {_change(explanation.before, explanation.after)}."


def _change(before: ReadingLevel, after: ReadingLevel) -> str:
    return (
        f"grade {before.grade:.1f} → {after.grade:.1f}, "
        f"words a sentence {before.words_per_sentence:.0f} → {after.words_per_sentence:.0f}, "
        f"hard words {before.hard_words} → {after.hard_words}"
    )


def _by_section(translation: Translation) -> Iterator[tuple[Section, list[Shown]]]:
    """Each section with its segments, its title first."""
    pairs = zip(translation.explanation.segments, translation.segments, strict=True)
    sections = {section.id: section for section in translation.explanation.document.sections}
    for section_id, group in groupby(pairs, key=lambda pair: pair[0].section_id):
        yield sections[section_id], list(group)


def file_stems(translation: Translation) -> dict[str, str]:
    """How the files of each section's sound begin, by its id, in order: "01-what-happens"."""
    ids = translation.explanation.section_ids
    width = max(2, len(str(len(ids))))
    return {name: f"{number:0{width}}-{name}" for number, name in enumerate(ids, start=1)}


def support_json(entry: Support) -> dict[str, object]:
    """One language with what there is for it."""
    language = entry.language
    return {
        "tag": language.tag,
        "autonym": language.autonym,
        "english_name": language.english_name,
        "direction": language.direction,
        "interface": _coverage_json(entry.interface),
        "procedures": _coverage_json(entry.procedures),
        "argos": entry.argos,
        "voice": {
            "name": language.voice or None,
            "grade": language.grade,
            "reason": language.reason,
        },
    }


def _coverage_json(coverage: Coverage) -> dict[str, object]:
    return {"grade": coverage.grade} | asdict(coverage)


def support_text(support: Sequence[Support]) -> Iterator[str]:
    """The languages as a table."""
    rows = [("TAG", "LANGUAGE", "INTERFACE", "PROCEDURES", "ARGOS", "VOICE")]
    rows += [
        (
            entry.language.tag,
            entry.language.autonym,
            entry.interface.grade,
            entry.procedures.grade,
            entry.argos or "-",
            entry.language.grade.value,
        )
        for entry in support
    ]
    for tag, autonym, interface, procedures, argos, voice in rows:
        yield f"{tag:8} {autonym:22} {interface:10} {procedures:10} {argos:18} {voice}"

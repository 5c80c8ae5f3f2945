"""Stage 3: an Explanation in another language, every segment with its provenance.

Catalogs come first, because people wrote them; Argos second, and only what passes every check;
otherwise the words of the explanation, marked as what they are.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from explainer import languages
from explainer.errors import PackageError, UnknownLanguage
from explainer.languages import Language
from explainer.model import (
    BlockKind,
    CatalogText,
    Explanation,
    Issue,
    Severity,
    Status,
    Term,
    TranslatedSegment,
    TranslatedTerm,
    Translation,
)
from explainer.translation import machine
from explainer.translation.argos import Engine, route_name
from explainer.translation.packages import Package

__all__ = ["Engine", "translate"]

Lookup = Callable[[str], CatalogText | None]
Progress = Callable[[float], None]
_AT_ONCE = 32
"""Texts translated between two reports of progress; without reports all are decoded together."""

NOTICE = "The next words are in English, because a translation might be wrong."
"""Shown and said before what is withheld: whoever only listens cannot see a mark."""


@dataclass(frozen=True, slots=True)
class _Words:
    """One text in the language asked for, or honestly not."""

    text: str
    status: Status
    engine: str
    language: str
    issues: tuple[Issue, ...] = ()
    """About these words, not yet about a segment."""


def translate(
    explanation: Explanation,
    language: Language,
    *,
    catalog: Lookup | None = None,
    engine: Engine | None = None,
    progress: Progress | None = None,
) -> Translation:
    """`explanation` in `language`, with the issues of all stages so far.

    `progress` is told from time to time which share of the texts the engine has translated.
    A segment that cannot be translated safely keeps the explanation's words and language, has the
    status WITHHELD, and an Issue says why. Raises nothing for a flawed segment or package.
    """
    known = _known(explanation.document.language)
    source = known.tag if known else explanation.document.language
    if language.tag == source:
        return _as_it_is(explanation, source)
    heading = _heading(explanation)
    texts = dict.fromkeys(
        (
            heading,
            *(segment.text for segment in explanation.segments),
            *(term.definition for _, term in _explained(explanation)),
        )
    )
    words, trouble = _words(texts, source, language, catalog, engine, progress)
    notice_before = _first_withheld(explanation, words)
    notice = None
    if source == "en" and notice_before:
        notice = _words([NOTICE], source, language, catalog, engine)[0][NOTICE]
    if notice is None or notice.status is Status.WITHHELD:
        notice_before = ()
    return Translation(
        explanation=explanation,
        language=language.tag,
        title=words[heading].text,
        title_language=words[heading].language,
        segments=tuple(
            TranslatedSegment(
                segment_id=segment.id,
                text=words[segment.text].text,
                status=words[segment.text].status,
                engine=words[segment.text].engine,
                language=words[segment.text].language,
            )
            for segment in explanation.segments
        ),
        terms=_terms(explanation, words.__getitem__),
        notice=notice.text if notice and notice_before else "",
        notice_before=notice_before,
        issues=(*_inherited(explanation), *trouble, *_issues(explanation, heading, words)),
    )


def _as_it_is(explanation: Explanation, language: str) -> Translation:
    return Translation(
        explanation=explanation,
        language=language,
        title=_heading(explanation),
        title_language=language,
        segments=tuple(
            TranslatedSegment(
                segment_id=segment.id,
                text=segment.text,
                status=segment.status,
                engine="plain",
                language=language,
            )
            for segment in explanation.segments
        ),
        # The glossary's own words, which no clinician has approved.
        terms=_terms(explanation, lambda text: _Words(text, Status.DRAFT, "plain", language)),
        issues=_inherited(explanation),
    )


def _explained(explanation: Explanation) -> Iterator[tuple[str, Term]]:
    """Every term with a definition, and the segment that offers it."""
    for segment in explanation.segments:
        for term in segment.terms:
            if term.definition:
                yield segment.id, term


def _terms(
    explanation: Explanation, words_for: Callable[[str], _Words]
) -> tuple[TranslatedTerm, ...]:
    return tuple(
        TranslatedTerm(
            segment_id=segment_id,
            term=term.term,
            definition=term.definition,
            text=words.text,
            status=words.status,
            engine=words.engine,
            language=words.language,
        )
        for segment_id, term in _explained(explanation)
        for words in [words_for(term.definition)]
    )


def _first_withheld(explanation: Explanation, words: dict[str, _Words]) -> tuple[str, ...]:
    """The segments with which English begins; none when nothing at all could be translated."""
    if all(words[segment.text].status is Status.WITHHELD for segment in explanation.segments):
        return ()
    first, before = [], ("", Status.MACHINE)
    for segment in explanation.segments:
        now = (segment.section_id, words[segment.text].status)
        if now[1] is Status.WITHHELD and now != before:
            first.append(segment.id)
        before = now
    return tuple(first)


def _known(tag: str) -> Language | None:
    """The language of a document's tag, which may be any: "en" for "en-US"."""
    try:
        return languages.find(tag)
    except UnknownLanguage:
        return None


def _inherited(explanation: Explanation) -> tuple[Issue, ...]:
    """What the stages before have noticed, each once, and that their rules know English only."""
    issues = dict.fromkeys((*explanation.document.issues, *explanation.issues))
    known = _known(explanation.document.language)
    if known is None or known.tag != "en":
        name = known.english_name if known else f"the language '{explanation.document.language}'"
        detail = (
            f"The document is in {name}. Only English can be put in plain words here, so its "
            "own words are what is shown, translated and read aloud."
        )
        issues[_issue("only-english-made-plain", detail)] = None
    return tuple(issues)


def _heading(explanation: Explanation) -> str:
    """The document's title in the plain words of the segment that is its title, if one is."""
    title = explanation.document.title
    plain = (
        segment.text
        for segment in explanation.segments
        if segment.kind is BlockKind.HEADING and segment.original == title
    )
    return next(plain, title)


def _words(
    texts: Collection[str],
    source: str,
    language: Language,
    catalog: Lookup | None,
    engine: Engine | None,
    progress: Progress | None = None,
) -> tuple[dict[str, _Words], tuple[Issue, ...]]:
    """Every text through the one door, and what is wrong with all that the engine was asked."""
    words = {
        text: _Words(found.text, found.status, "catalog", language.tag)
        for text in texts
        if catalog and (found := catalog(text))
    }
    missing = [text for text in texts if text not in words]
    by_engine, trouble = _by_engine(missing, source, language, engine, progress)
    return words | by_engine, trouble


def _by_engine(
    texts: Sequence[str],
    source: str,
    language: Language,
    engine: Engine | None,
    progress: Progress | None,
) -> tuple[dict[str, _Words], tuple[Issue, ...]]:
    """Every text by machine or withheld, and what is wrong with all of them at once."""
    if not texts:
        return {}, ()
    withheld = {text: _Words(text, Status.WITHHELD, "", source) for text in texts}
    known = _known(source)
    pair = (known.argos if known else source, language.argos)
    legs = engine.legs(*pair) if engine else ()
    if engine is None or not legs:
        option = "" if source == "en" else f" --source {source}"
        install = f"'explainer languages install {language.tag}{option}' gets one."
        if faults := engine.faults(*pair) if engine else ():
            return withheld, (_issue("broken-language-pack", f"{faults[0]} {install}"),)
        name = known.english_name if known else source
        lack = f"There is no language package from {name} to {language.english_name} here"
        return withheld, (_issue("no-language-pack", f"{lack}; {install}"),)
    try:
        answers = _answers(engine, legs, texts, progress)
    except PackageError as error:
        return withheld, (_issue("broken-language-pack", str(error)),)
    name = route_name(legs)
    return {
        text: _machine_words(text, answers[text], name, source, language.tag) for text in texts
    }, ()


def _answers(
    engine: Engine, legs: Sequence[Package], texts: Sequence[str], progress: Progress | None
) -> dict[str, machine.Attempt]:
    if progress is None:
        return machine.through(engine, legs, texts)
    answers: dict[str, machine.Attempt] = {}
    for start in range(0, len(texts), _AT_ONCE):
        answers |= machine.through(engine, legs, texts[start : start + _AT_ONCE])
        progress(len(answers) / len(texts))
    return answers


def _machine_words(
    text: str, answer: machine.Attempt, name: str, source: str, target: str
) -> _Words:
    if answer.text is None:
        reasons = " ".join(finding.detail for finding in answer.findings)
        issue = _issue("withheld", f"A part could not be translated safely. {reasons}")
        return _Words(text, Status.WITHHELD, "", source, (issue,))
    issues = tuple(_issue(f.code, f.detail, f.severity) for f in answer.findings)
    return _Words(answer.text, Status.MACHINE, name, target, issues)


def _issues(explanation: Explanation, heading: str, words: dict[str, _Words]) -> tuple[Issue, ...]:
    """The issues of all words, each with the segment that shows them; the heading may have none."""
    shown: list[tuple[str | None, str]] = [
        *((segment.id, segment.text) for segment in explanation.segments),
        *((segment_id, term.definition) for segment_id, term in _explained(explanation)),
    ]
    if all(text != heading for _, text in shown):
        shown.insert(0, (None, heading))
    return tuple(
        _issue(issue.code, issue.detail, issue.severity, segment_id)
        for segment_id, text in shown
        for issue in words[text].issues
    )


def _issue(
    code: str,
    detail: str,
    severity: Severity = Severity.WARNING,
    segment_id: str | None = None,
) -> Issue:
    return Issue(
        stage="translation", segment_id=segment_id, code=code, detail=detail, severity=severity
    )

"""Many documents in many languages and formats, into one folder.

Each publication appears whole or not at all. What is there already and is still the same is left
alone, so a run that was stopped goes on where it was. A document that cannot be read fails alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from explainer.errors import ExplainerError
from explainer.model import Edition, Explanation
from explainer.pipeline import LIBRARY, Pipeline
from explainer.publishing import Press, available, place

Keep = Callable[[str, Edition], None]
"""Told of each document, by its name in file names, in each language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one document in one language and one format."""

    source: str
    language: str = ""
    """"" where the document itself is at fault."""
    form: str = ""
    path: Path | None = None
    """What was published; None where nothing was."""
    changed: bool = False
    """It was not there, or was another."""
    error: str = ""
    """Why nothing was published; "" also where the format is sound and there is no voice."""

    def __str__(self) -> str:
        """One line about it, for people."""
        if self.path:
            return f"{self.path}{'' if self.changed else ' (unchanged)'}"
        if not self.error:
            return f"{self.source}: no {self.form} in {self.language}, which has no voice"
        where = ", ".join(name for name in (self.language, self.form) if name)
        return f"{self.source} ({where}): {self.error}" if where else self.error


def run(
    pipeline: Pipeline,
    sources: Sequence[str],
    tags: Sequence[str],
    forms: Sequence[str],
    output: Path,
    *,
    address: str = "",
    keep: Keep | None = None,
) -> Iterator[Outcome]:
    """One outcome after the other, `len(sources) * len(tags) * len(forms)` if nothing fails.

    A source is a file or the name of a procedure that ships with the product. `address` is where
    the reader is served, for the codes on paper; `keep` gets what is published, for whoever makes
    more of it. Raises `StoreError` when `output` cannot be written.
    """
    press = Press(pipeline)
    for source, slug, explanation in _explain(pipeline, sources):
        if isinstance(explanation, ExplainerError):
            yield Outcome(source=source, error=str(explanation))
            continue
        for tag in tags:
            at = f"{address.rstrip('/')}/{tag}/{slug}/" if address else ""
            try:
                edition = pipeline.edition_of(pipeline.translate(explanation, tag))
            except ExplainerError as error:
                yield Outcome(source=source, language=tag, error=str(error))
                continue
            if keep:
                keep(slug, edition)
            yield from _formats(press, (source, slug, tag), edition, forms, output, at)


def _formats(
    press: Press,
    what: tuple[str, str, str],
    edition: Edition,
    forms: Sequence[str],
    output: Path,
    address: str,
) -> Iterator[Outcome]:
    """One document in one language, in every format."""
    source, slug, tag = what
    for form in forms:
        if not available(form, edition):
            yield Outcome(source=source, language=tag, form=form)
            continue
        try:
            made = press.publish(slug, edition, form, address=address if form == "print" else "")
        except ExplainerError as error:
            yield Outcome(source=source, language=tag, form=form, error=str(error))
            continue
        target = output / made.name
        changed = place(made, target)
        yield Outcome(source=source, language=tag, form=form, path=target, changed=changed)


def _explain(
    pipeline: Pipeline, sources: Sequence[str]
) -> Iterator[tuple[str, str, Explanation | ExplainerError]]:
    """Each source with its name in file names and its plain language, or why there is none."""
    taken: dict[str, str] = {}
    for source in sources:
        path = locate(pipeline, source)
        slug = slug_of(path)
        if (other := taken.setdefault(slug, source)) != source:
            why = f"{source} would get the same names as {other}: rename one of them."
            yield source, slug, ExplainerError(why)
            continue
        try:
            yield source, slug, pipeline.explain(pipeline.read(path))
        except ExplainerError as error:
            yield source, slug, error


def locate(pipeline: Pipeline, source: str) -> Path:
    """The file that a person means: a path, or the name of a procedure that ships with us."""
    path = Path(source)
    if not path.exists() and source in pipeline.procedures():
        return LIBRARY / f"{source}.txt"
    return path


def slug_of(path: Path) -> str:
    """A name for addresses and files on every system: "Día 1.pdf" is "dia-1"."""
    plain = unicodedata.normalize("NFKD", path.stem).encode("ascii", "ignore").decode().lower()
    return re.sub("[^a-z0-9]+", "-", plain).strip("-") or "document"

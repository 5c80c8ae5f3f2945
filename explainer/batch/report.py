"""What a run has done, for programs and for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from statistics import fmean

from explainer.model import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What there is to say of one document in one language."""

    segments: int
    sentences: int
    """Of the plain English; a segment may have none (a heading) or several."""
    statuses: dict[str, int]
    """Segments by whose words they are (`model.Status`)."""
    grade_before: float
    """Flesch-Kincaid US school grade of the original."""
    grade_after: float
    """The same of the plain English."""
    audio_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One document in one language, done or failed."""

    document: str
    language: str
    result: str = ""
    """Its folder, below the output; "" when it failed."""
    reused: bool = False
    """An earlier run had made it, and nothing has changed since."""
    summary: Summary | None = None
    failure: str = ""
    """Why there is no result: one sentence; "" when there is one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A whole run."""

    entries: tuple[Entry, ...]
    """In the order of documents and languages."""
    seconds: float
    workers: int
    """Editions made at the same time; 0 when nothing was left to do."""

    @property
    def failures(self) -> tuple[Entry, ...]:
        """The entries without a result."""
        return tuple(entry for entry in self.entries if entry.failure)

    def json(self) -> dict[str, object]:
        """Everything, with the totals first."""
        return {
            "totals": self._totals(),
            "seconds": round(self.seconds, 1),
            "workers": self.workers,
            "entries": [asdict(entry) for entry in self.entries],
        }

    def _totals(self) -> dict[str, object]:
        done = [entry.summary for entry in self.entries if entry.summary]
        statuses: Counter[str] = Counter()
        for summary in done:
            statuses.update(summary.statuses)
        return {
            "documents": len({entry.document for entry in self.entries}),
            "languages": len({entry.language for entry in self.entries}),
            "editions": len(done),
            "reused": sum(entry.reused for entry in self.entries),
            "failed": len(self.failures),
            "sentences": sum(summary.sentences for summary in done),
            "segments": sum(summary.segments for summary in done),
            "statuses": {str(status): statuses[status] for status in Status},
            "grade_before": round(fmean(s.grade_before for s in done), 1) if done else None,
            "grade_after": round(fmean(s.grade_after for s in done), 1) if done else None,
            "audio_hours": round(sum(s.audio_ms for s in done) / 3_600_000, 2),
        }

    def text(self) -> Iterator[str]:
        """A line for each language, one for all, and one for each reason why documents failed."""
        yield (
            f"{'LANGUAGE':10}{'EDITIONS':>9}{'REUSED':>8}{'FAILED':>8}{'SEGMENTS':>10}"
            f"{'REVIEWED':>10}{'DRAFT':>8}{'MACHINE':>9}{'ORIGINAL':>10}{'WITHHELD':>10}"
            f"{'GRADE':>13}{'AUDIO':>9}"
        )
        for language in dict.fromkeys(entry.language for entry in self.entries):
            entries = tuple(entry for entry in self.entries if entry.language == language)
            yield _row(language, Report(entries=entries, seconds=0, workers=0)._totals())
        yield _row("all", self._totals())
        yield f"Documents: {self._totals()['documents']}. Seconds: {self.seconds:.0f}."
        for reason, failed in self._reasons().items():
            documents = list(dict.fromkeys(entry.document for entry in failed))
            named = ", ".join(documents) if len(documents) < 3 else f"{len(documents)} documents"
            tags = ", ".join(dict.fromkeys(entry.language for entry in failed))
            yield f"failed: {named} ({tags}): {reason}"

    def _reasons(self) -> dict[str, list[Entry]]:
        """The failures by their reason: one thing may be wrong for a whole library."""
        reasons: dict[str, list[Entry]] = {}
        for entry in self.failures:
            reasons.setdefault(entry.failure, []).append(entry)
        return reasons


def _row(name: str, totals: dict[str, object]) -> str:
    statuses = totals["statuses"]
    assert isinstance(statuses, dict)
    grade = f"{totals['grade_before']} → {totals['grade_after']}" if totals["editions"] else "-"
    shown = (Status.REVIEWED, Status.DRAFT, Status.MACHINE, Status.ORIGINAL, Status.WITHHELD)
    widths = zip(shown, (10, 8, 9, 10, 10), strict=True)
    return (
        f"{name:10}{totals['editions']:>9}{totals['reused']:>8}{totals['failed']:>8}"
        f"{totals['segments']:>10}"
        + "".join(f"{statuses[status]:>{width}}" for status, width in widths)
        + f"{grade:>13}{totals['audio_hours']:>7} h"
    )

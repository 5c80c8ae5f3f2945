"""Whether a translation may be shown: placeholder of the contract until the checks land."""

from __future__ import annotations

from dataclasses import dataclass

from explainer.model import Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that is wrong with a translation."""

    code: str
    severity: Severity
    detail: str


def check(source: str, target: str, language: str) -> tuple[Finding, ...]:
    """What is wrong with `target`, which should say in `language` what `source` says in English."""
    findings: tuple[Finding, ...] = ()
    digits = [sorted(c for c in text if c.isdigit()) for text in (source, target)]
    if digits[0] != digits[1]:
        findings += (
            Finding(code="number", severity=Severity.SERIOUS, detail="A number was changed."),
        )
    if source == target and " " in source:
        findings += (
            Finding(
                code="untranslated", severity=Severity.SERIOUS, detail=f"Not put into {language}."
            ),
        )
    return findings

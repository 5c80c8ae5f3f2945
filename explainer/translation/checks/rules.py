"""All the rules, in the order in which they speak."""

from __future__ import annotations

from explainer.translation.checks.completeness import completeness
from explainer.translation.checks.language import untranslated, wrong_language, wrong_script
from explainer.translation.checks.meaning import comparison, side
from explainer.translation.checks.names import (
    drug_changed,
    phone_changed,
    term_missing,
    unbalanced,
)
from explainer.translation.checks.negation import negation
from explainer.translation.checks.numbers import number_changed
from explainer.translation.checks.pair import Finding, Pair
from explainer.translation.checks.shape import empty, length, repetition
from explainer.translation.checks.units import unit_changed

RULES = (
    empty,
    untranslated,
    wrong_script,
    wrong_language,
    repetition,
    length,
    number_changed,
    negation,
    side,
    comparison,
    completeness,
    unit_changed,
    drug_changed,
    phone_changed,
    term_missing,
    unbalanced,
)


def check(source: str, target: str, language: str) -> tuple[Finding, ...]:
    """What is wrong with `target` as a translation of the English `source`.

    `language` is the target's BCP 47 tag. A finding of severity SERIOUS means: do not show it.
    """
    pair = Pair(source, target, language)
    return tuple(finding for rule in RULES for finding in rule(pair))

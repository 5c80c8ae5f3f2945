"""The ladder: favourite, other hypotheses, in parts, withheld."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from explainer.model import Severity
from explainer.translation import machine
from explainer.translation.argos import Engine
from explainer.translation.memory import Hypothesis
from explainer.translation.packages import Package, read_package

DAY = "Rest for 3 days."
BAD = "Descanse 5 días."
GOOD = "Descanse 3 días."


class Scripted(Engine):
    """Says what the test tells it; "" stands for no answer."""

    def __init__(self, lines: dict[str, list[str]], certainty: float = 0.9) -> None:
        super().__init__(Path("/nowhere"))
        self.lines = lines
        self.certainty = certainty
        self.asked: list[str] = []

    def hypotheses(self, package: Package, texts: Sequence[str]) -> list[tuple[Hypothesis, ...]]:
        del package
        self.asked.extend(texts)
        return [
            tuple(Hypothesis(line, self.certainty) for line in self.lines.get(text, []))
            for text in texts
        ]


@pytest.fixture
def leg(package: Package) -> Package:
    return package


def one(engine: Engine, leg: Package, text: str) -> machine.Attempt:
    return machine.through(engine, [leg], [text])[text]


def test_the_favourite_when_it_is_safe(leg: Package) -> None:
    assert one(Scripted({DAY: [GOOD, "Otra."]}), leg, DAY) == machine.Attempt(GOOD, ())


def test_another_hypothesis_when_the_favourite_is_not(leg: Package) -> None:
    assert one(Scripted({DAY: [BAD, "", GOOD]}), leg, DAY).text == GOOD


def test_in_parts_when_no_hypothesis_is(leg: Package) -> None:
    text = "Rest for 3 days; eat 2 apples."
    engine = Scripted({text: [BAD], DAY: [GOOD], "eat 2 apples.": ["coma 2 manzanas."]})
    assert one(engine, leg, text).text == "Descanse 3 días; coma 2 manzanas."


def test_every_part_must_be_safe(leg: Package) -> None:
    text = "Rest for 3 days; eat 2 apples."
    engine = Scripted({text: [BAD], DAY: [GOOD], "eat 2 apples.": ["coma 4 manzanas."]})
    assert one(engine, leg, text).text is None


def test_withheld_with_the_reason_of_the_favourite(leg: Package) -> None:
    attempt = one(Scripted({DAY: [BAD, DAY]}), leg, DAY)
    assert attempt.text is None
    assert attempt.findings
    assert {finding.severity for finding in attempt.findings} == {Severity.SERIOUS}
    assert "3" in attempt.findings[0].detail


def test_no_answer_is_a_reason_too(leg: Package) -> None:
    for lines in ({}, {DAY: [""]}):
        attempt = one(Scripted(lines), leg, DAY)
        assert attempt.text is None
        assert [finding.code for finding in attempt.findings] == ["no-answer"]


def test_a_guess_is_withheld(leg: Package) -> None:
    attempt = one(Scripted({DAY: [GOOD]}, certainty=0.2), leg, DAY)
    assert (attempt.text, [f.code for f in attempt.findings]) == (None, ["guess"])


def test_the_real_model_knows_when_it_invents(engine: Engine, leg: Package) -> None:
    invented = "The balloon kyphoplasty procedure is done in a hospital."
    known = ["Where is the hospital?", "I don't understand.", "A nurse will help you."]
    attempts = machine.through(engine, [leg], [invented, *known])
    assert attempts[invented].text is None
    assert all(attempts[text].text for text in known)


def test_each_text_is_asked_for_once(leg: Package) -> None:
    engine = Scripted({DAY: [GOOD]})
    machine.through(engine, [leg], [DAY, DAY, DAY])
    assert engine.asked == [DAY]


def test_two_legs_are_checked_one_by_one(leg: Package, tmp_path: Path) -> None:
    """Spanish to English to French; the sides change places for the first leg."""
    (tmp_path / "metadata.json").write_text(
        '{"from_code": "es", "to_code": "en", "package_version": "1"}'
    )
    back = read_package(tmp_path)
    engine = Scripted({GOOD: [DAY], DAY: ["Reposez-vous 3 jours."], "Coma 2.": ["Eat 4."]})
    attempts = machine.through(engine, [back, leg], [GOOD, "Coma 2."])
    assert attempts[GOOD].text == "Reposez-vous 3 jours."
    assert attempts["Coma 2."].text is None
    assert "Eat 4." not in engine.asked


def test_headings_and_items_come_back_in_their_own_shape(leg: Package) -> None:
    engine = Scripted({"The risks.": ["Los riesgos."], "Eat well.": ["Coma bien."]})
    attempts = machine.through(engine, [leg], ["The risks", "THE RISKS:", "Eat well;"])
    assert {text: attempt.text for text, attempt in attempts.items()} == {
        "The risks": "Los riesgos",
        "THE RISKS:": "Los riesgos:",
        "Eat well;": "Coma bien;",
    }


def test_a_heading_in_capitals_gets_the_more_certain_answer(engine: Engine, leg: Package) -> None:
    texts = ["What Are The Risks?", "When To Call The Doctor"]
    attempts = machine.through(engine, [leg], texts)
    assert [attempts[text].text for text in texts] == [
        "¿Cuáles son los riesgos?",
        "Cuando llamar al doctor",
    ]

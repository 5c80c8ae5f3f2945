from __future__ import annotations

import threading
from collections.abc import Callable

import pytest

from explainer.web import turns
from explainer.web.turns import Turn, Turns


@pytest.fixture(autouse=True)
def _no_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "SLICE_S", 0)


class Crowd:
    """People who work at the same turns, step by step, and what was done in which order."""

    def __init__(self, places: int) -> None:
        self.turns = Turns(places)
        self.done: list[str] = []
        self.threads: list[threading.Thread] = []

    def comes(self, person: str, steps: int, name: str = "") -> Turn:
        """Somebody comes with work; returns when it is under way or waits."""
        turn = Turn(person)

        def work() -> None:
            with self.turns.taken(turn):
                for _ in range(steps):
                    self.done.append(name or person)
                    self.turns.pass_on(turn)

        before = self.waiting
        self.threads.append(threading.Thread(target=work))
        self.threads[-1].start()
        until(lambda: self.waiting > before)
        return turn

    @property
    def waiting(self) -> int:
        return sum(map(len, self.turns._waiting.values()))

    def finish(self) -> list[str]:
        for thread in self.threads:
            thread.join(20)
        assert not any(thread.is_alive() for thread in self.threads)
        return self.done


def until(ready: Callable[[], bool]) -> None:
    for _ in range(2000):
        if ready():
            return
        threading.Event().wait(0.005)
    raise AssertionError("it never happened")


def test_a_long_work_does_not_hold_up_short_ones() -> None:
    crowd = Crowd(places=1)
    first = Turn("someone")
    with crowd.turns.taken(first):
        crowd.comes("long", 50)
        crowd.comes("short", 1)
        crowd.comes("other", 2)
    done = crowd.finish()
    assert done[:5] == ["long", "short", "other", "long", "other"]
    assert len(done) == 53


def test_people_take_turns_however_much_each_has_brought() -> None:
    crowd = Crowd(places=1)
    with crowd.turns.taken(Turn("someone")):
        for number in range(4):
            crowd.comes("greedy", 1, f"greedy {number}")
        last = crowd.comes("modest", 1)
        assert crowd.turns.ahead(last) == 1
    assert crowd.finish() == ["greedy 0", "modest", "greedy 1", "greedy 2", "greedy 3"]


def test_one_person_never_has_every_place() -> None:
    turns = Turns(2)
    mine, also_mine = Turn("me"), Turn("me")
    with turns.taken(mine):
        second = threading.Thread(target=lambda: turns.taken(also_mine).__enter__())
        second.start()
        until(lambda: "me" in turns._waiting)
        with turns.taken(Turn("you")):
            assert second.is_alive()
    second.join(20)
    assert not second.is_alive()


def test_how_many_are_ahead() -> None:
    crowd = Crowd(places=1)
    with crowd.turns.taken(Turn("someone")) as _:
        waiting = [crowd.comes(person, 1) for person in "aabab"]
        assert [crowd.turns.ahead(turn) for turn in waiting] == [0, 2, 1, 4, 3]
        assert crowd.turns.ahead(Turn("nobody")) == 0
    assert crowd.finish() == ["a", "b", "a", "b", "a"]

"""Fair turns at the processor: whoever brought a long document takes turns with everybody else."""

from __future__ import annotations

import threading
from collections import Counter, deque
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic

SLICE_S = 0.05
"""How long one may go on while others wait; a step of the work is never interrupted."""


class Turns:
    """A few places to work at, for many people. Safe for threads; each thread has one `Turn`."""

    def __init__(self, places: int) -> None:
        self._changed = threading.Condition()
        self._free = places
        self._each = max(1, places - 1)
        """Places for one person: the last one is always for somebody else."""
        self._working: Counter[str] = Counter()
        self._waiting: dict[str, deque[Turn]] = {}
        """By person; the one who was served longest ago is first."""

    @contextmanager
    def taken(self, turn: Turn) -> Iterator[None]:
        """Waits for a place, and gives it back at the end."""
        self._wait(turn)
        try:
            yield
        finally:
            self._give(turn)

    def pass_on(self, turn: Turn) -> None:
        """Lets the others go first who have waited, when this turn has lasted long enough."""
        if monotonic() - turn.since >= SLICE_S and self._waiting:
            self._give(turn)
            self._wait(turn)

    def ahead(self, turn: Turn) -> int:
        """How many others begin before this one does; 0 when it does not wait."""
        with self._changed:
            order = [
                (round_, number, waiting)
                for number, line in enumerate(self._waiting.values())
                for round_, waiting in enumerate(line)
            ]
            mine = [place for place in order if place[2] is turn]
            return sum(place[:2] < mine[0][:2] for place in order) if mine else 0

    def _wait(self, turn: Turn) -> None:
        with self._changed:
            self._waiting.setdefault(turn.person, deque()).append(turn)
            self._changed.wait_for(lambda: self._next() is turn)
            line = self._waiting.pop(turn.person)
            line.popleft()
            if line:
                self._waiting[turn.person] = line  # after everybody else
            self._free -= 1
            self._working[turn.person] += 1
            turn.since = monotonic()
            self._changed.notify_all()

    def _give(self, turn: Turn) -> None:
        with self._changed:
            self._free += 1
            self._working[turn.person] -= 1
            if not self._working[turn.person]:
                del self._working[turn.person]
            self._changed.notify_all()

    def _next(self) -> Turn | None:
        if not self._free:
            return None
        lines = self._waiting.items()
        return next((line[0] for who, line in lines if self._working[who] < self._each), None)


class Turn:
    """One piece of somebody's work."""

    def __init__(self, person: str) -> None:
        self.person = person
        self.since = 0.0

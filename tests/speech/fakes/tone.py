"""What the voices of these systems say: a tone, as long as the voice likes."""

from __future__ import annotations

import math
import struct
import sys
import types


def tone(seconds: float, order: str) -> bytes:
    count = int(22050 * seconds)
    samples = (int(9000 * math.sin(n * 0.06)) for n in range(count))
    return struct.pack(f"{order}{count}h", *samples)


def module(name: str, **content: object) -> None:
    """Makes a module that can be imported."""
    made = sys.modules[name] = types.ModuleType(name)
    made.__dict__.update(content)
    parent, _, own = name.rpartition(".")
    if parent:
        setattr(sys.modules[parent], own, made)

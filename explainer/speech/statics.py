"""Variables that a loaded C library keeps to itself, by the name they have in its symbol table.

Only for ELF (Linux), and only where the library was not stripped: elsewhere nothing is found.
Layout: the System V ABI, https://refspecs.linuxfoundation.org/elf/gabi4+/ch4.symtab.html
"""

from __future__ import annotations

import ctypes
import struct
from collections.abc import Collection, Iterator
from pathlib import Path

_SECTION, _SYMBOL = struct.Struct("<IIQQQQIIQQ"), struct.Struct("<IBBHQQ")
_SYMTAB, _OBJECT = 2, 1


def integers(
    library: Path, names: Collection[str], known: str, address: int
) -> tuple[ctypes.c_int, ...]:
    """The `int` variables called `names`, all of them or none.

    `address` is where the function `known` of the library is in memory.
    """
    symbols = list(_symbols(library.read_bytes()))
    start = next((address - value for name, _, value, _ in symbols if name == known), None)
    # A compiler adds a number to the name of a variable that is inside a function.
    found = [
        value
        for name, kind, value, size in symbols
        if kind == _OBJECT and size == 4 and name.partition(".")[0] in names
    ]
    if start is None or len(found) != len(names):
        return ()
    return tuple(ctypes.c_int.from_address(start + value) for value in found)


def _symbols(elf: bytes) -> Iterator[tuple[str, int, int, int]]:
    """(name, kind, address in the library, bytes)."""
    if elf[:6] != b"\x7fELF\x02\x01":  # 64 bit, little endian
        return
    (table,), (count,) = struct.unpack_from("<Q", elf, 0x28), struct.unpack_from("<H", elf, 0x3C)
    sections = [_SECTION.unpack_from(elf, table + _SECTION.size * n) for n in range(count)]
    for _, kind, _, _, offset, size, link, *_ in sections:
        if kind != _SYMTAB:
            continue
        names = sections[link][4]
        for entry in _SYMBOL.iter_unpack(elf[offset : offset + size]):
            start = names + entry[0]
            name = elf[start : elf.index(b"\0", start)].decode()
            yield name, entry[1] & 15, entry[4], entry[5]

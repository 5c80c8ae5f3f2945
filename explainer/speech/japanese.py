"""Kanji to kana: espeak-ng reads every kanji as the words "Chinese letter".

The readings come from Sudachi, in the optional extra `japanese`. Without it Japanese has no voice.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import cache
from typing import Any

_PARTICLES = {"ハ": "ワ", "ヘ": "エ", "ヲ": "オ"}
"""Three particles are not said as they are spelled."""
_PARTICLE, _AUXILIARY, _SIGN, _SUFFIX = "助詞", "助動詞", "補助記号", "接尾辞"
_DIGITS = ["ゼロ", "イチ", "ニ", "サン", "ヨン", "ゴ", "ロク", "ナナ", "ハチ", "キュー"]
_PLACES = ("", "ジュー", "ヒャク", "セン")
_BIG = ("", "マン", "オク", "チョー")
_SOUND_CHANGES = {
    "サンヒャク": "サンビャク",
    "ロクヒャク": "ロッピャク",
    "ハチヒャク": "ハッピャク",
    "サンセン": "サンゼン",
    "ハチセン": "ハッセン",
}
_MONTHS = {"月", "毎月", "今月", "来月", "先月"}
"""Behind a month, 1日 is its first day (ツイタチ); elsewhere it may be how long something lasts."""
_LEANING = {_PARTICLE, _AUXILIARY, _SUFFIX}
_COUNTER = "助数詞可能"
_HARD = dict(zip("ハヒフヘホ", "パピプペポ", strict=True))
_SOFT = {hard: soft for soft, hard in _HARD.items()}
_SHORT = {
    "イチ": "イッ",
    "ロク": "ロッ",
    "ハチ": "ハッ",
    "ジュー": "ジュッ",
    "ヒャク": "ヒャッ",
}
"""How the end of a number shortens before a hard sound; roku and hyaku not before s and t."""
_IRREGULAR = {
    "4ジ": "ヨジ",
    "9ジ": "クジ",
    "4ガツ": "シガツ",
    "7ガツ": "シチガツ",
    "9ガツ": "クガツ",
    "1ニン": "ヒトリ",
    "2ニン": "フタリ",
    "4ニン": "ヨニン",
    "1ツ": "ヒトツ",
    "2ツ": "フタツ",
    "3ツ": "ミッツ",
    "4ツ": "ヨッツ",
    "5ツ": "イツツ",
}
_DAYS = {2: "フツカ", 3: "ミッカ", 4: "ヨッカ", 5: "イツカ", 6: "ムイカ", 7: "ナノカ", 8: "ヨウカ"}
_DAYS |= {9: "ココノカ", 10: "トオカ", 14: "ジューヨッカ", 20: "ハツカ", 24: "ニジューヨッカ"}
_IRREGULAR |= {
    f"{day}{reading}": words for day, words in _DAYS.items() for reading in ("ニチ", "カ")
}
_IRREGULAR |= {f"{day}ニチカン": f"{words}カン" for day, words in _DAYS.items()}
_IRREGULAR |= {f"{day}カカン": f"{words}カン" for day, words in _DAYS.items()}


_turn = threading.Lock()


@cache
def _tokenizer() -> Any:
    from sudachipy import Dictionary  # optional, and slow to load

    return Dictionary(dict="small").tokenizer()


def _tokens(text: str) -> list[Any]:
    """Sudachi's; a tokenizer serves one thread a time, and a section is spoken by several."""
    with _turn:
        return list(_tokenizer().tokenize(text))


def phrases(text: str) -> Iterator[tuple[int, int]]:
    """Where phrases start and end: a word with the particles and endings that lean on it, a number
    with its counter, or a month with its day. They are said in one breath, so a phrase has one
    time.
    """
    start = end = 0
    is_open = after_number = False
    before = ""
    for token in _tokens(text):
        kind, surface = token.part_of_speech()[0], token.surface()
        stands_alone = kind == _SIGN or surface.isspace()
        is_day = (before in _MONTHS and surface.isdecimal()) or _is_weekday(before, surface)
        leans = is_open and (kind in _LEANING or after_number or is_day) and not stands_alone
        if not leans and text[start:end].strip():
            yield start, end
        if not leans:
            start = token.begin()
        end = token.end()
        is_open, after_number = not stands_alone, surface.isdecimal()
        before = surface
    if text[start:end].strip():
        yield start, end


def kana(text: str) -> str:
    """`text` as it is said, in katakana; numbers in words, Latin letters as they are."""
    return "".join(_readings(text))


def _readings(text: str) -> Iterator[str]:
    digits = before = ""
    for token in _tokens(text):
        surface, reading = token.surface(), token.reading_form()
        kind, _, counter = token.part_of_speech()[:3]
        if surface.isdecimal():
            digits += surface
            continue
        if _is_weekday(before, surface):
            reading = "ビ"
        elif kind == _PARTICLE:
            reading = _PARTICLES.get(reading, reading)
        elif kind == _SIGN or surface.isspace() or not _is_kana(reading):
            reading = surface
        if digits and surface == "日" and int(digits) == 1 and before in _MONTHS:
            yield "ツイタチ"
        elif digits:
            is_counter = counter == _COUNTER or kind == _SUFFIX
            yield _counted(digits, reading) if is_counter else number(digits) + reading
        else:
            yield reading
        digits, before = "", surface
    if digits:
        yield number(digits)


def _is_weekday(before: str, surface: str) -> bool:
    """Whether this is the last part of 月曜日, where 日 sounds different."""
    return surface == "日" and before.endswith("曜")


def _is_kana(text: str) -> bool:
    return all("\u3040" <= character <= "\u30ff" for character in text)


def _counted(digits: str, counter: str) -> str:
    """A number and its counter, which change each other's sounds: 1 + kai is ikkai."""
    if digits + counter in _IRREGULAR:
        return _IRREGULAR[digits + counter]
    words = number(digits)
    row = _SOFT.get(counter[0], counter[0])
    for ending, short in _SHORT.items():
        hard = row in "カキクケコハヒフヘホ" or (
            row in "サシスセソタチツテト" and short[0] not in "ロヒ"
        )
        if words.endswith(ending) and hard:
            return words.removesuffix(ending) + short + _HARD.get(row, row) + counter[1:]
    if words.endswith("サン") and row in _HARD:
        voiced = chr(ord(row) + 1) if row == "ホ" else _HARD[row]
        return words + voiced + counter[1:]
    return words + row + counter[1:]


def number(digits: str) -> str:
    """A whole number in katakana; digit by digit when it starts with 0 or is very long."""
    digits = str(int(digits)) if not digits.startswith("0") else digits
    if digits.startswith("0") or len(digits) > 16:
        return "".join(_DIGITS[int(digit)] for digit in digits)
    groups = []
    for index in range((len(digits) + 3) // 4):
        group = digits[max(0, len(digits) - 4 * index - 4) : len(digits) - 4 * index]
        words = "".join(
            _digit(int(digit), place)
            for place, digit in zip(range(len(group) - 1, -1, -1), group, strict=True)
        )
        groups.append(words + _BIG[index] if words else "")
    return "".join(reversed(groups))


def _digit(digit: int, place: int) -> str:
    if digit == 0:
        return ""
    if digit == 1 and place > 0:
        return _PLACES[place]
    word = _DIGITS[digit] + _PLACES[place]
    return _SOUND_CHANGES.get(word, word)

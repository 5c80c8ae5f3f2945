"""Samples to MP3, as one unbroken stream that players cut at the right samples.

An encoder puts silence before the sound (its look-ahead) and after it (to fill its last frame). The
"Info" frame says how much, so players that know it (all browsers, ffmpeg, mpg123) drop exactly
that and the clip times hold. Layout: https://www.codeproject.com/Articles/8295 ("Xing header"
with LAME's extension, http://gabriel.mp3-tech.org/mp3infotag.html).
"""

from __future__ import annotations

import struct

import lameenc

SAMPLE_RATE = 22_050
BIT_RATE = 32
"""Chosen by `scripts/bench mp3`, 21 voices against their samples, because people's ears were not to
be had: as much is understood (ESTOI; 1 is all) as at higher rates in all but hundredths, and it is
the lowest rate that keeps the band of "s" and "f". Each step costs a quarter more.

    kbit/s                  16     24     32     40     48     64
    kB a minute            120    180    240    301    361    481
    ESTOI, mean           .946   .980   .984   .990   .995   .998
    ESTOI, worst voice    .913   .964   .969   .979   .987   .995
    highest kHz kept       5.5    5.9    8.3     10     10     10
    distance in dB        20.2   18.1   11.4    9.4    7.8    5.5    (of log spectra, 1 to 8 kHz)
"""
_FRAME_SAMPLES = 576
"""MPEG-2 layer III."""
DELAY = 576
"""LAME's look-ahead, in samples."""
_GAPLESS = 50
"""Where in the Info frame delay and padding are: header, side information, Info and LAME's."""
_QUALITY = 7
"""LAME's scale. 2 and 5 take two to three times as long for as high an ESTOI (.985, .984) and a
spectrum 1.5 dB nearer; 9 is the same as 7."""


class Encoder:
    """One MP3, made piece by piece: the file is `info()`, every `encode()` and `finish()`."""

    def __init__(self) -> None:
        self._lame = lameenc.Encoder()
        self._lame.set_bit_rate(BIT_RATE)
        self._lame.set_in_sample_rate(SAMPLE_RATE)
        self._lame.set_channels(1)
        self._lame.set_quality(_QUALITY)
        self.samples = 0
        """How many samples were taken so far."""

    def encode(self, pcm: bytes) -> bytes:
        """MP3 frames for mono 16-bit little-endian samples; a few come only with later calls."""
        self.samples += len(pcm) // 2
        return bytes(self._lame.encode(pcm))

    def finish(self) -> bytes:
        """The last frames."""
        return bytes(self._lame.flush())


def info(frames: bytes = b"", samples: int = 0) -> bytes:
    """The Info frame to put first; for a stream whose end is not known yet, without arguments."""
    count = _count(frames)
    filling = max(0, count * _FRAME_SAMPLES - DELAY - samples)
    header = b"\xff\xf3\x40\xc4"  # MPEG-2 layer III, no CRC, 32 kbit/s, 22,050 Hz, mono
    length = _frame_length(header[2])
    if count:
        tag = b"Info" + struct.pack(">III", 3, count, len(frames) + length)
    else:
        tag = b"Info" + struct.pack(">I", 0)
    lame = b"LAME3.100" + bytes(12) + struct.pack(">I", DELAY << 12 | filling)[1:] + bytes(12)
    return (header + bytes(9) + tag + lame).ljust(length, b"\0")


def frames(mp3: bytes) -> bytes:
    """The frames of an MP3 of ours, without what stands before them: its tag and Info frame."""
    start = _info_start(mp3)
    return mp3[start + _frame_length(mp3[start + 2]) :]


def samples(frames: bytes) -> int:
    """How many samples they decode to, what the encoder added included."""
    return _count(frames) * _FRAME_SAMPLES


def padding(mp3: bytes) -> int:
    """The samples at the end of an MP3 of ours that only fill its last frame."""
    start = _info_start(mp3) + _GAPLESS
    return int.from_bytes(mp3[start : start + 3], "big") & 0xFFF


def _info_start(mp3: bytes) -> int:
    """Where the Info frame is: behind the ID3 tag, whose length has seven bits a byte."""
    size = 0
    for byte in mp3[6:10]:
        size = size << 7 | byte
    return 10 + size


def _count(frames: bytes) -> int:
    """How many frames: they are as long on average as the bit rate says, to less than a byte."""
    return round(len(frames) * SAMPLE_RATE / (72 * BIT_RATE * 1000))


def _frame_length(third_byte: int) -> int:
    """Bytes of a frame of ours: all have one bit rate, some one byte more to keep to it."""
    return 72 * BIT_RATE * 1000 // SAMPLE_RATE + (third_byte >> 1 & 1)


def silence(milliseconds: int) -> bytes:
    """So much quiet, as samples."""
    return bytes(2 * (SAMPLE_RATE * milliseconds // 1000))

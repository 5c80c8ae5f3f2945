"""What MP3 costs and leaves of a voice, for each bit rate and quality of LAME.

Usage: .uv/bin/uv run --with pystoi python scripts/benchmarks/mp3.py       (only this needs pystoi)

Against the samples, language by language: ESTOI says how much can be understood (1 is all; it hears
up to 4.3 kHz), the distance of log spectra (decibels, 1 to 8 kHz) what became of the rest. PESQ is
left out: its licence allows tests of PESQ only.
"""

from __future__ import annotations

import io
import sys
import time
from pathlib import Path

import lameenc
import numpy as np
import soundfile
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).parent.parent.parent))

from explainer.languages import LANGUAGES, Grade, Language
from explainer.speech import encode, loudness, pace, spoken
from explainer.speech.pool import Pool
from scripts.benchmarks.voices import OWN, SENTENCES, read, sentences

try:
    from pystoi import stoi
except ImportError:
    sys.exit(__doc__)

RATES, QUALITIES = (16, 24, 32, 40, 48, 64), (2, 5, 7, 9)
_TEXTS = 3
_BINS = slice(24, 186)
"""1 to 8 kHz of a spectrum of 512 samples."""
Sound = NDArray[np.float64]


def voice(pool: Pool, language: Language) -> bytes:
    """Some sentences of a language, as it is heard."""
    texts = sentences(language, read(SENTENCES), read(OWN))
    longest = sorted(texts, key=len)[len(texts) // 2 :][:: max(1, len(texts) // 2 // _TEXTS)]
    said = (spoken.join(spoken.pieces(text, language.tag))[0] for text in longest[:_TEXTS])
    volume = loudness.volume(language.voice)
    pause = encode.silence(300)
    return pause.join(pool.say(text, language.voice, pace.RATE, volume).pcm for text in said)


def encoded(pcm: bytes, bit_rate: int, quality: int) -> tuple[Sound, float]:
    """The sound after it was encoded and decoded, and the CPU seconds of encoding."""
    lame = lameenc.Encoder()
    lame.set_bit_rate(bit_rate)
    lame.set_in_sample_rate(encode.SAMPLE_RATE)
    lame.set_out_sample_rate(encode.SAMPLE_RATE)
    lame.set_channels(1)
    lame.set_quality(quality)
    start = time.thread_time()
    mp3 = bytes(lame.encode(pcm)) + bytes(lame.flush())
    seconds = time.thread_time() - start
    return soundfile.read(io.BytesIO(mp3))[0], seconds


def aligned(sound: Sound, original: Sound) -> Sound:
    """The part of a decoded sound that is the original: found by correlation of the beginning."""
    start = original[: 4 * encode.SAMPLE_RATE]
    size = 2 * len(start)
    spectra = np.fft.rfft(sound[: len(start)], size) * np.fft.rfft(start, size).conj()
    delay = int(np.argmax(np.fft.irfft(spectra)[: encode.SAMPLE_RATE // 4]))
    return np.pad(sound[delay:], (0, len(original)))[: len(original)]


def distance_db(sound: Sound, original: Sound) -> float:
    """Root mean square of how far log spectra are apart where the original can be heard."""
    powers = []
    for each in (original, sound):
        frames = each[: len(each) // 256 * 256].reshape(-1, 256)
        doubled = np.hstack([frames[:-1], frames[1:]]) * np.hanning(512)
        powers.append(np.abs(np.fft.rfft(doubled)[:, _BINS]) ** 2 + 1e-6)
    heard = powers[0].mean(axis=1) > 1e-3
    levels = 10 * np.log10(powers[1][heard] / powers[0][heard])
    return float(np.sqrt((levels**2).mean()))


def main() -> None:
    languages = [each for each in LANGUAGES if each.grade is not Grade.NONE]
    languages = [each for each in languages if sentences(each, read(SENTENCES), read(OWN))]
    pool = Pool(1)
    voices = {language.tag: voice(pool, language) for language in languages}
    pool.close()
    print("s/s: seconds of sound per CPU second; distance; ESTOI on average and by language")
    print("kbit/s LAME    s/s    dB  ESTOI ", *(f"{tag[:5]:>5}" for tag in voices))
    for bit_rate in RATES:
        for quality in QUALITIES:
            seconds = length = 0.0
            scores, distances = [], []
            for pcm in voices.values():
                original = np.frombuffer(pcm, "<i2") / 32768
                sound, took = encoded(pcm, bit_rate, quality)
                sound = aligned(sound, original)
                scores.append(stoi(original, sound, encode.SAMPLE_RATE, extended=True))
                distances.append(distance_db(sound, original))
                seconds, length = seconds + took, length + len(original) / encode.SAMPLE_RATE
            print(
                f"{bit_rate:7}{quality:5}{length / seconds:6.0f}{np.mean(distances):6.1f}"
                f"{np.mean(scores):7.3f} ",
                *(f"{score:5.3f}" for score in scores),
                flush=True,
            )


if __name__ == "__main__":
    main()

"""How far what is marked is from what is heard; for the tests and `scripts/bench highlight`."""

from __future__ import annotations

from itertools import zip_longest
from typing import Any

from playwright.sync_api import Page

CATCH = """
  const Native = window.Audio;
  window.voices = [];
  window.Audio = function () {
    voices.push((window.sound = new Native()));
    sound.addEventListener("playing", (event) => (event.target.heard = true));
    return sound;
  };
"""
"""Run before the page's own scripts: catches its sounds, which are not in the document. The last
one is the player's."""

SAMPLE = """(until) => new Promise((done) => {
  const seen = [];
  const look = () => {
    const sentence = document.querySelector(".spoken");
    const [word] = CSS.highlights.get("word");
    const count = (n) => [...sentence.textContent.slice(0, n)].length;
    seen.push([sound.currentTime * 1000, sentence?.dataset.segment ?? null,
      word ? [count(word.startOffset), count(word.endOffset)] : null]);
    if (sound.currentTime < until && !sound.paused) { next(); } else { done(seen); }
  };
  // Asked for after the frame, so that the player's turn comes first in the next one.
  const next = () => setTimeout(() => requestAnimationFrame(look));
  next();
})"""


def sample(page: Page, until_s: float) -> list[tuple[float, str | None, list[int] | None]]:
    """Frame by frame until the sound is at `until_s`: where it is in ms, which sentence is marked,
    and which word, as its place in the sentence. Begins when it is heard: what was asked for is
    marked before that."""
    page.wait_for_function("() => sound.heard")
    found: list[tuple[float, str | None, list[int] | None]] = page.evaluate(SAMPLE, until_s)
    return found


def lags(
    seen: list[tuple[float, str | None, list[int] | None]], clips: list[dict[str, Any]]
) -> tuple[list[float], list[float]]:
    """For each frame, how many ms what is marked is from being heard: sentences, words.

    A sentence may stay marked in the silence after it, and a word until the next one.
    """
    by_id = {clip["id"]: (clip, later) for clip, later in zip_longest(clips, clips[1:])}
    of_sentences, of_words = [], []
    for now, segment, place in seen:
        if segment is None:
            continue
        clip, later = by_id[segment]
        until = later["start_ms"] if later else float("inf")
        of_sentences.append(_outside(now, clip["start_ms"], until))
        if place is not None:
            words = clip["words"]
            index = next(i for i, w in enumerate(words) if [w["from"], w["to"]] == place)
            after = words[index + 1]["start_ms"] if index + 1 < len(words) else clip["end_ms"]
            of_words.append(_outside(now, words[index]["start_ms"], after))
    return of_sentences, of_words


def _outside(now: float, start: float, end: float) -> float:
    return max(start - now, now - end, 0.0)

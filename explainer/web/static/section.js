// One section of the page: its sound, its sentences, and when each of them is heard.

export class Section {
  /** In order: {id, start_ms, end_ms, words: [{start_ms, end_ms, from, to}]}; empty until known. */
  clips = [];
  #asked = null;

  constructor(element) {
    const native = element.querySelector("[data-audio]");
    this.source = native.src;
    native.hidden = true;
    this.timesSource = element.dataset.times;
    this.sentences = new Map(
      [...element.querySelectorAll("[data-segment]")].map((sentence) => [sentence.dataset.segment, sentence]),
    );
  }

  /** Promises `clips`. They are asked for once; after a failure, again. */
  times() {
    this.#asked ??= this.#ask().catch((error) => {
      this.#asked = null;
      throw error;
    });
    return this.#asked;
  }

  async #ask() {
    const response = await fetch(this.timesSource);
    if (!response.ok) {
      throw new Error(`${this.timesSource}: ${response.status}`);
    }
    this.clips = (await response.json()).segments;
    return this.clips;
  }
}

/** Index of the clip that is heard at `ms`, or of the last one before it; -1 before the first. */
export function clipAt(clips, ms) {
  return clips.findLastIndex((clip) => clip.start_ms <= ms);
}

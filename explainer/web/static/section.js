// One section of the page: its sound, its sentences, and when each of them is heard.

export class Section {
  /** In order: {id, start_ms, end_ms, words: [{start_ms, end_ms, from, to}]}; empty until known. */
  clips = [];
  /** How long its sound lasts; 0 until known. */
  durationMs = 0;
  #asked = null;
  #prepared = false;

  constructor(element) {
    const native = element.querySelector("[data-audio]");
    this.source = native?.src ?? element.dataset.sound; // a section on another page is only prepared
    if (native) {
      native.hidden = true;
    }
    this.timesSource = element.dataset.times;
    this.sentences = new Map(
      [...element.querySelectorAll("[data-segment]")].map((sentence) => [sentence.dataset.segment, sentence]),
    );
    this.title = element.querySelector("h1, h2")?.textContent.trim() ?? "";
  }

  /** Promises `clips`. They are asked for once; after a failure, again. */
  times() {
    this.#asked ??= this.#ask().catch((error) => {
      this.#asked = null;
      throw error;
    });
    return this.#asked;
  }

  /** Makes everything ready to be heard: first in the server, for that is when its times are known,
      so that a long sound comes whole; then in what this browser keeps. */
  async prepare() {
    if (!this.#prepared) {
      this.#prepared = true;
      await this.times();
      await (await fetch(this.source, { priority: "low" })).arrayBuffer();
    }
  }

  async #ask() {
    const response = await fetch(this.timesSource);
    if (!response.ok) {
      throw new Error(`${this.timesSource}: ${response.status}`);
    }
    const { segments, duration_ms } = await response.json();
    this.durationMs = duration_ms;
    this.clips = segments;
    return segments;
  }
}

/** Index of the clip that is heard at `ms`, or of the last one before it; -1 before the first. */
export function clipAt(clips, ms) {
  return clips.findLastIndex((clip) => clip.start_ms <= ms);
}

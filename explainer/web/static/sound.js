// The sound of one section at a time, and the oddities of browsers that play it.

import { newSound } from "./voice.js";

const PREPARING_AFTER_MS = 500;

export class Sound {
  /** Told what there is to say: "", "preparing" or "failed"; also whenever it starts or stops. */
  onState = () => {};
  onEnded = () => {};
  /** Called once a frame while it is heard; in a page that is not seen, four times a second. */
  onHeard = () => {};

  // One element for every section: a phone lets it go on by itself once it was started by hand.
  #audio = newSound();
  #source = "";
  #wanted = null; // where it is about to play from, in ms, until it does
  #frame = 0;

  constructor() {
    const audio = this.#audio;
    audio.addEventListener("play", () => this.onState(""));
    audio.addEventListener("pause", () => this.onState(audio.error ? "failed" : ""));
    audio.addEventListener("playing", () => {
      this.#wanted = null;
      this.onState("");
      cancelAnimationFrame(this.#frame); // "playing" comes again after every pause for data
      this.#draw();
    });
    audio.addEventListener("timeupdate", () => document.hidden && this.playing && this.onHeard());
    audio.addEventListener("ended", () => this.onEnded());
    audio.addEventListener("error", () => audio.pause()); // it would go on waiting
  }

  get playing() {
    return !this.#audio.paused;
  }

  /** Where it is. Rounded up, so that the start of a clip is inside it whatever the browser's
      fractions. */
  get ms() {
    return this.#wanted ?? Math.ceil(this.#audio.currentTime * 1000);
  }

  get speed() {
    return this.#audio.playbackRate;
  }

  set speed(speed) {
    this.#audio.defaultPlaybackRate = speed; // of the sections to come
    this.#audio.playbackRate = speed;
  }

  /** 0 to 1. Some phones leave it to their own buttons: then it stays 1. */
  get volume() {
    return this.#audio.volume;
  }

  set volume(volume) {
    this.#audio.volume = volume;
  }

  /** Makes `source` what sounds, from its start; a sound that failed is asked for again. Returns
      whether it was another one. */
  use(source) {
    const other = source !== this.#source;
    if (other || this.#audio.error) {
      this.#source = source;
      this.#audio.preload = "none";
      this.#audio.src = source;
    }
    return other;
  }

  /** A long sound that was still being made when it began has no length, and a browser can only guess
      where to jump in it. Whoever knows where to jump has its times, so it is finished: asked for
      again it is whole, at another address, for browsers remember what a sound's address gave. */
  seek(ms) {
    if (this.#audio.duration === Infinity) {
      this.#audio.src = `${this.#source}&whole`;
    }
    this.#audio.currentTime = ms / 1000;
  }

  /** As `seek`, and says so at once, before it is heard. */
  playFrom(ms) {
    this.#wanted = ms;
    this.seek(ms);
    this.play();
  }

  play() {
    this.#audio.play().catch(() => {}); // refused, interrupted or failed: each has its own event
    setTimeout(() => {
      if (this.playing && this.#audio.readyState < HTMLMediaElement.HAVE_FUTURE_DATA) {
        this.onState("preparing");
      }
    }, PREPARING_AFTER_MS);
  }

  pause() {
    this.#audio.pause();
  }

  #draw() {
    if (this.playing) {
      this.#frame = requestAnimationFrame(() => this.#draw());
      this.onHeard();
    }
  }
}

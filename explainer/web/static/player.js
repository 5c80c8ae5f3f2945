// One player for all the sections of a page, one sentence at a time.

import { clipAt } from "./section.js";

const PREPARING_AFTER_MS = 500;

export class Player {
  /** Told {playing, message}: message is "", "preparing", "ended" or "failed". */
  onChange = () => {};
  /** Told how far the section is, 0 to 1. */
  onProgress = () => {};

  // One element for every section: a phone lets it go on by itself once it was started by hand.
  #audio = new Audio();
  #sections;
  #section;
  #highlighter;
  #follower;
  #going = Promise.resolve();
  #toggles = 0;
  #wanted = null; // where it is about to play from, in ms, until it does
  #frame = 0;

  constructor(sections, highlighter, follower) {
    this.#sections = sections;
    this.#highlighter = highlighter;
    this.#follower = follower;
    this.#use(sections[0]);
    this.#audio.addEventListener("play", () => this.#tell());
    this.#audio.addEventListener("pause", () => this.#tell(this.#audio.error ? "failed" : ""));
    this.#audio.addEventListener("playing", () => {
      this.#wanted = null;
      this.#tell();
      cancelAnimationFrame(this.#frame); // "playing" comes again after every pause for data
      this.#draw();
    });
    this.#audio.addEventListener("ended", () => this.#ended());
    this.#audio.addEventListener("error", () => this.#audio.pause()); // it would go on waiting
  }

  toggle() {
    this.#toggles += 1;
    if (this.#audio.paused) {
      this.#use(this.#section);
      this.#play();
    } else {
      this.#audio.pause();
    }
  }

  setSpeed(speed) {
    this.#audio.defaultPlaybackRate = speed; // of the sections to come
    this.#audio.playbackRate = speed;
  }

  /** Plays the sentence before (-1), the same again (0) or the one after (1). */
  step(by) {
    this.#go(async () => {
      const clips = await this.#section.times();
      const index = Math.max(0, clipAt(clips, this.#nowMs())) + by;
      if (clips[index]) {
        return [this.#section, clips[index]];
      }
      const neighbour = this.#sections[this.#sections.indexOf(this.#section) + by];
      if (neighbour) {
        return [neighbour, (await neighbour.times()).at(by < 0 ? -1 : 0)];
      }
      return [this.#section, clips.at(by < 0 ? 0 : -1)];
    });
  }

  /** Plays the section from its start. */
  restart() {
    this.#go(async () => [this.#section, (await this.#section.times())[0]]);
  }

  /** Plays the sentence with this id, wherever on the page it is. */
  playSegment(id) {
    const section = this.#sections.find((candidate) => candidate.sentences.has(id));
    this.#go(async () => [section, (await section.times()).find((clip) => clip.id === id)]);
  }

  /** Plays from the [section, clip] that `find` promises. Presses are answered in their order;
      play and pause cancel those that still wait. */
  #go(find) {
    const toggles = this.#toggles;
    this.#going = this.#going.then(async () => {
      try {
        const [section, clip] = await find();
        if (toggles === this.#toggles) {
          this.#use(section);
          this.#wanted = clip.start_ms;
          this.#seek(clip.start_ms / 1000);
          this.#play();
        }
      } catch {
        this.#tell("failed");
      }
    });
  }

  /** A long sound that was still being made when it began cannot be jumped in. Its times are here,
      so it is finished: asked for again it is whole, at another address, for browsers remember
      what a sound's address gave. */
  #seek(seconds) {
    const { readyState, seekable } = this.#audio;
    if (readyState > 0 && !(seekable.length && seconds <= seekable.end(seekable.length - 1))) {
      this.#audio.src = `${this.#section.source}&whole`;
    }
    this.#audio.currentTime = seconds;
  }

  /** Makes `section` the one that sounds; a sound that failed is asked for again. */
  #use(section) {
    if (section !== this.#section || this.#audio.error) {
      this.#section = section;
      this.#audio.preload = "none";
      this.#audio.src = section.source;
    }
  }

  #play() {
    this.#follower.resume();
    this.#audio.play().catch(() => {}); // refused, interrupted or failed: each has its own event
    setTimeout(() => {
      if (!this.#audio.paused && this.#audio.readyState < HTMLMediaElement.HAVE_FUTURE_DATA) {
        this.#tell("preparing");
      }
    }, PREPARING_AFTER_MS);
    const next = this.#sections[this.#sections.indexOf(this.#section) + 1];
    for (const section of [this.#section, next]) {
      section?.times().catch(() => {}); // without times the sound goes on alone
    }
  }

  #ended() {
    const next = this.#sections[this.#sections.indexOf(this.#section) + 1];
    this.#highlighter.sentence(null);
    this.#use(next ?? this.#sections[0]);
    if (next) {
      this.#play();
    } else {
      this.#tell("ended");
    }
  }

  /** Marks what is heard now, once a frame for as long as it sounds. */
  #draw() {
    if (this.#audio.paused) {
      return;
    }
    this.#frame = requestAnimationFrame(() => this.#draw());
    const now = this.#nowMs();
    this.onProgress(this.#audio.currentTime / this.#audio.duration || 0);
    const clip = this.#section.clips[clipAt(this.#section.clips, now)];
    const sentence = clip ? this.#section.sentences.get(clip.id) : null;
    if (this.#highlighter.sentence(sentence)) {
      this.#follower.follow(sentence);
    }
    const heard = clip && now < clip.end_ms;
    this.#highlighter.word(heard ? clip.words.findLast((word) => word.start_ms <= now) : null);
  }

  /** Rounded up, so that the start of a clip is inside it whatever the browser's fractions. */
  #nowMs() {
    return this.#wanted ?? Math.ceil(this.#audio.currentTime * 1000);
  }

  #tell(message = "") {
    this.onChange({ playing: !this.#audio.paused, message });
  }
}

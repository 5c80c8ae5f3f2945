// One player for all the sections of a page, one sentence at a time. It knows no buttons: it tells
// "state" when it starts, stops or has a message, and "sentence" when another one is heard.

import { clipAt } from "./section.js";
import { Sound } from "./sound.js";

const PREPARE_NEXT_MS = 20_000; // of listening, before it is needed

export class Player extends EventTarget {
  /** What is heard again and again: "off", "sentence" or "section". */
  loop = "off";
  /** What there is to say: "", "preparing", "ended" or "failed". */
  message = "";
  sound = new Sound();
  section;

  #sections;
  #after;
  #highlighter;
  #follower;
  #clip = null; // the one that is marked; null after a jump
  #start = null; // id of the sentence with which to begin
  #going = Promise.resolve();
  #toggles = 0;

  /** `after` is the section on the next page: it is made ready, and never played here. */
  constructor(sections, after, highlighter, follower) {
    super();
    this.#sections = sections;
    this.#after = after;
    this.#highlighter = highlighter;
    this.#follower = follower;
    this.#use(sections[0]);
    this.sound.onState = (message) => this.#tell(message);
    this.sound.onEnded = () => this.#ended();
    this.sound.onHeard = () => this.#heard();
  }

  /** Id of the sentence that is heard, or with which it would go on; undefined while unknown. */
  get segment() {
    const { clips } = this.section;
    return this.#start ?? clips[Math.max(0, clipAt(clips, this.sound.ms))]?.id;
  }

  /** How far the section is, 0 to 1. */
  get share() {
    return Math.min(1, this.sound.ms / this.section.durationMs) || 0;
  }

  toggle() {
    this.#toggles += 1;
    if (this.sound.playing) {
      this.sound.pause();
    } else if (this.#start) {
      this.playSegment(this.#start);
    } else {
      this.#use(this.section);
      this.#prepare();
      this.sound.play();
    }
  }

  /** Plays the sentence before (-1), the same again (0) or the one after (1). */
  step(by) {
    const start = this.#start;
    this.#go(async () => {
      if (start) {
        this.#use(this.#sectionOf(start));
      }
      const clips = await this.section.times();
      const now = start ? clips.findIndex((clip) => clip.id === start) : clipAt(clips, this.sound.ms);
      const index = Math.max(0, now) + by;
      if (clips[index]) {
        return [this.section, clips[index].start_ms];
      }
      const neighbour = this.#neighbour(by);
      if (neighbour) {
        return [neighbour, (await neighbour.times()).at(by < 0 ? -1 : 0).start_ms];
      }
      return [this.section, clips.at(by < 0 ? 0 : -1).start_ms];
    });
  }

  /** Plays the section from its start. */
  restart() {
    this.seek(0);
  }

  /** Plays the section from `ms` on. */
  seek(ms) {
    this.#go(async () => {
      await this.section.times();
      return [this.section, ms];
    });
  }

  /** Plays the sentence with this id, wherever on the page it is. */
  playSegment(id) {
    const section = this.#sectionOf(id);
    this.#go(async () => [section, (await section.times()).find((clip) => clip.id === id).start_ms]);
  }

  /** Will begin with this sentence when it is asked to play. */
  startWith(id) {
    this.#start = id;
  }

  /** Whether the sentence with this id is on the page. */
  has(id) {
    return Boolean(this.#sectionOf(id));
  }

  #sectionOf(id) {
    return this.#sections.find((section) => section.sentences.has(id));
  }

  #neighbour(by) {
    return this.#sections[this.#sections.indexOf(this.section) + by];
  }

  /** Plays from the [section, ms] that `find` promises. Presses are answered in their order; play
      and pause cancel those that still wait. */
  #go(find) {
    const toggles = this.#toggles;
    this.#start = null;
    this.#going = this.#going.then(async () => {
      try {
        const [section, ms] = await find();
        if (toggles === this.#toggles) {
          this.#use(section);
          this.#prepare();
          this.#from(ms);
        }
      } catch {
        this.#tell("failed");
      }
    });
  }

  #from(ms) {
    this.#clip = null;
    this.sound.playFrom(ms);
  }

  #use(section) {
    this.section = section;
    if (this.sound.use(section.source)) {
      this.#clip = null;
    }
  }

  #prepare() {
    this.#follower.resume();
    for (const section of [this.section, this.#neighbour(1)]) {
      section?.times().catch(() => {}); // without times the sound goes on alone
    }
  }

  #ended() {
    if (this.loop !== "off") {
      this.#from(this.loop === "sentence" ? (this.#clip?.start_ms ?? 0) : 0);
      return;
    }
    const next = this.#neighbour(1);
    this.#highlighter.sentence(null);
    this.#use(next ?? this.#sections[0]);
    if (next) {
      this.#prepare();
      this.sound.play();
    } else {
      this.#tell("ended");
    }
  }

  /** Marks what is heard now, or goes back where that is to be heard again. */
  #heard() {
    const now = this.sound.ms;
    const { clips, sentences, durationMs } = this.section;
    if (this.loop === "sentence" && this.#clip && now >= pauseAfter(clips, this.#clip)) {
      this.#from(this.#clip.start_ms);
      return;
    }
    const clip = clips[clipAt(clips, now)];
    if (clip && clip !== this.#clip) {
      this.#clip = clip;
      this.#highlighter.sentence(sentences.get(clip.id));
      this.#follower.follow(sentences.get(clip.id));
      this.dispatchEvent(new Event("sentence"));
    }
    this.#highlighter.word(clip?.words.findLast((word) => word.start_ms <= now && now < clip.end_ms));
    if (durationMs && durationMs - now < PREPARE_NEXT_MS * this.sound.speed) {
      (this.#neighbour(1) ?? this.#after)?.prepare().catch(() => {}); // it is asked for again when it is needed
    }
  }

  #tell(message) {
    this.message = message;
    this.dispatchEvent(new Event("state"));
  }
}

/** The middle of the silence after a clip: both neighbours are far enough from it to be heard whole
    even where the page looks only four times a second. */
function pauseAfter(clips, clip) {
  const next = clips[clips.indexOf(clip) + 1];
  return next ? (clip.end_ms + next.start_ms) / 2 : Infinity; // after the last comes "ended"
}

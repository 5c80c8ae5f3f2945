// Keeps the sentence that is heard in view, unless the reader has gone to look at something else.

const SCROLLING_KEYS = new Set(["ArrowUp", "ArrowDown", "PageUp", "PageDown", "Home", "End", "Tab"]);

export class Follower {
  #bar;
  #last = null;
  #scrolled = false;
  #still = matchMedia("(prefers-reduced-motion: reduce)");

  constructor(bar) {
    this.#bar = bar;
    const scrolled = () => {
      this.#scrolled = true;
    };
    addEventListener("wheel", scrolled, { passive: true });
    addEventListener("touchmove", scrolled, { passive: true });
    addEventListener("keydown", (event) => SCROLLING_KEYS.has(event.key) && scrolled());
  }

  /** The reader pressed something of the player: the text follows again. */
  resume() {
    this.#scrolled = false;
  }

  follow(sentence) {
    const away = this.#scrolled && this.#last && !this.#visible(this.#last);
    this.#last = sentence;
    if (!sentence || away) {
      return;
    }
    this.#scrolled = false;
    if (!this.#visible(sentence)) {
      sentence.scrollIntoView(this.#manner(sentence));
    }
  }

  /** Whoever asked for less motion gets none: the page is turned, a whole windowful at a time, so that
      it happens seldom. Without it their text would leave them behind. A sentence that is larger
      than the window is read from its start. */
  #manner(sentence) {
    const large = sentence.offsetHeight > innerHeight / 2;
    return {
      block: this.#still.matches || large ? "start" : "center",
      behavior: this.#still.matches ? "instant" : "smooth",
    };
  }

  #visible(sentence) {
    const box = sentence.getBoundingClientRect();
    const fixed = getComputedStyle(this.#bar).position === "fixed";
    return box.top >= 0 && box.bottom <= innerHeight - (fixed ? this.#bar.offsetHeight : 0);
  }
}

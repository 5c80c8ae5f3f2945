// Marks the sentence and the word that are heard, without touching the text: a screen reader's
// place in it stays where it is.

export class Highlighter {
  #sentence = null;
  #word = null;
  #words = typeof Highlight === "function" ? new Highlight() : null;

  constructor() {
    if (this.#words) {
      CSS.highlights.set("word", this.#words);
    }
  }

  /** Marks `sentence`, an element or null for none; returns whether it is another one than before. */
  sentence(sentence = null) {
    if (sentence === this.#sentence) {
      return false;
    }
    this.#sentence?.classList.remove("spoken");
    sentence?.classList.add("spoken");
    this.#sentence = sentence;
    this.word(null);
    return true;
  }

  /** Marks one word of the sentence, {from, to} in characters, or null for none. */
  word(word = null) {
    if (word === this.#word) {
      return;
    }
    this.#word = word;
    this.#words?.clear();
    if (this.#words && word && this.#sentence) {
      this.#words.add(rangeIn(this.#sentence, word.from, word.to));
    }
  }
}

/** Some characters of a sentence. The server counts characters; the DOM counts UTF-16 units, two for a
    rare one. */
export function rangeIn(sentence, from, to) {
  const text = sentence.firstChild;
  const units = (characters) => [...text.data].slice(0, characters).join("").length;
  const range = new Range();
  range.setStart(text, units(from));
  range.setEnd(text, units(to));
  return range;
}

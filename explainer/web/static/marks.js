// What a reader wants to ask about. This device keeps which passage it is and the reader's own note,
// never the passage's words: they are read from the page when they are shown, in the language of that
// moment, and of a private document nothing is left here once it is gone.

import { keep, recall, watch } from "./device.js";

/** {procedure, segment, note} of each, in the order in which they were marked; `segment` is the id of
    the passage's first sentence. */
export function marks() {
  return recall("marks") ?? [];
}

export function keepMarks(all) {
  keep("marks", all.length ? all : null);
}

export const same = (one) => (other) => one.procedure === other.procedure && one.segment === other.segment;

/** Marks a passage, or takes the mark away. Returns whether it is marked now. */
export function toggleMark(passage) {
  const all = marks();
  const others = all.filter((mark) => !same(passage)(mark));
  const marked = others.length === all.length;
  keepMarks(marked ? [...all, { ...passage, note: "" }] : others);
  return marked;
}

/** The id by which the passage around an element of the page is known. */
export function passageOf(element) {
  return element?.closest("[data-passage]")?.dataset.passage;
}

/** Shows the link to the page of things to ask as long as there are any. */
export function offerThings() {
  const link = document.querySelector("[data-things-link]");
  watch("marks", [], (all) => {
    link.hidden = all.length === 0;
  });
}

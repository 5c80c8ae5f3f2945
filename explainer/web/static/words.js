// Hard words: marked in the text where the page knows where they stand, explained when they are pressed
// there or below, and said.

import { rangeIn } from "./highlighter.js";
import { hearLinks } from "./voice.js";

hearLinks(document, ".say", (link) => location.assign(link.href)); // there the browser says what is wrong

if (typeof Highlight === "function") {
  const marked = new Map([...document.querySelectorAll("[data-from]")].map((word) => [inText(word), word]));
  CSS.highlights.set("term", new Highlight(...marked.keys()));
  document.addEventListener(
    "click",
    (event) => {
      const range = [...marked.keys()].find((each) => covers(each, event));
      const words = marked.get(range)?.closest("details");
      if (words?.checkVisibility()) {
        event.stopPropagation(); // the sentence around it is not played
        words.open = !words.open;
      }
    },
    { capture: true },
  );
}

function inText({ dataset }) {
  const sentence = document.querySelector(`[data-segment="${CSS.escape(dataset.in)}"]`);
  return rangeIn(sentence, Number(dataset.from), Number(dataset.to));
}

/** Whether the range was pressed, and not what lies above it. */
function covers(range, { target, clientX: x, clientY: y }) {
  const inside = (box) => box.left <= x && x <= box.right && box.top <= y && y <= box.bottom;
  return range.startContainer.parentElement === target && [...range.getClientRects()].some(inside);
}

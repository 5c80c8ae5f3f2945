// Where in the text a reader is: what is heard, or what they have been looking at. The buttons are
// at the top of the page, so the place counts from before they scrolled up there.

const LOOKED_AT_MS = 1000;
const BACK_AT_THE_TOP_MS = 8000; // a long time at the top is reading the top

/** A function that gives the id of the current sentence, "" for the top. What is looked at counts
    only while `elsewhere()` is false. */
export function placeInText(elsewhere) {
  let place = location.hash.slice(1);
  let timer = 0;
  addEventListener(
    "scroll",
    () => {
      clearTimeout(timer);
      const seen = firstSeen();
      timer = setTimeout(
        () => {
          place = elsewhere() ? place : seen;
        },
        seen ? LOOKED_AT_MS : BACK_AT_THE_TOP_MS,
      );
    },
    { passive: true },
  );
  return () => document.querySelector(".sentence.spoken")?.id || place;
}

/** The first sentence in the window; "" where the top of the text is still to be seen. */
function firstSeen() {
  const sentences = [...document.querySelectorAll(".sentence[id]")];
  const first = sentences.findIndex((sentence) => sentence.getBoundingClientRect().bottom > 0);
  return first > 0 ? sentences[first].id : "";
}

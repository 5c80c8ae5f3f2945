// One sentence at a time, large and alone, for whoever loses the line or is tired. It is `current`, what
// it is in `holds` it, and display.css hides the rest: the sentence stays where and what it is, so the
// player, its marks and a touch work as always.

import { keep, watch } from "./device.js";

const text = document.querySelector("main");
const bar = document.querySelector("[data-one-bar]");
const count = bar.querySelector("[data-count]");
const sentences = [...document.querySelectorAll(".sentence:not(.mark *)")];
let on = false;
let at = 0;

watch("one-sentence", false, (chosen) => {
  on = chosen;
  bar.hidden = !on;
  if (on) {
    at = Math.max(0, sentences.findIndex((each) => each.getBoundingClientRect().top >= 0));
  }
  show(at);
});

bar.querySelector("[data-previous]").addEventListener("click", () => move(-1));
bar.querySelector("[data-next]").addEventListener("click", () => move(1));
bar.querySelector("[data-all]").addEventListener("click", leave);
document.addEventListener("spoken", ({ target }) => {
  show(sentences.findIndex((each) => each === target || target.closest(".mark")?.parentNode.contains(each)));
});
document.addEventListener("keydown", (event) => {
  const free = on && !event.defaultPrevented && !event.target.closest("input, select, textarea, dialog");
  const forward = document.documentElement.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
  if (free && event.key === "Escape") {
    leave();
  } else if (free && ["ArrowLeft", "ArrowRight"].includes(event.key)) {
    move(event.key === forward ? 1 : -1);
  }
});

/** By hand: the player goes there too. */
function move(by) {
  show(at + by);
  bar.scrollIntoView();
  sentences[at].dispatchEvent(new Event("placed", { bubbles: true }));
}

function show(index) {
  for (const each of text.querySelectorAll(".current, .holds")) {
    each.classList.remove("current", "holds");
  }
  text.classList.toggle("alone", on);
  if (on) {
    at = Math.min(Math.max(index, 0), sentences.length - 1);
    sentences[at].classList.add("current");
    for (let holds = sentences[at].parentElement; holds !== text; holds = holds.parentElement) {
      holds.classList.add("holds");
    }
    count.textContent = count.dataset.count
      .replace("{number}", say(at + 1))
      .replace("{count}", say(sentences.length));
  }
}

function say(number) {
  return number.toLocaleString(document.documentElement.lang);
}

function leave() {
  const last = sentences[at];
  keep("one-sentence", null);
  last.scrollIntoView({ block: "center" });
}

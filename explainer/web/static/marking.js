// Marks passages to ask about: by the player's button for what is heard, and by one below each original,
// where a reader has asked to see these: beside every passage it would be noise.

import { watch } from "./device.js";
import { onKey } from "./keys.js";
import { marks, passageOf, toggleMark } from "./marks.js";

/** Connects the buttons; `current()` gives the id of the sentence that is heard, or undefined. */
export function connectMarks(procedure, current) {
  const element = (id) => document.querySelector(`[data-segment="${CSS.escape(id)}"]`);
  const heard = () => passageOf(element(current() ?? "") ?? document.querySelector("[data-segment]"));
  const template = document.querySelector("[data-mark-template]");
  const status = document.querySelector("[data-mark-status]");
  const toggle = (segment) => {
    const marked = toggleMark({ procedure, segment });
    status.textContent = marked ? status.dataset.marked : status.dataset.unmarked;
  };

  const buttons = [...document.querySelectorAll(".passage > .original")].map((original) => {
    original.append(template.content.cloneNode(true));
    return original.lastElementChild;
  });
  for (const button of buttons) {
    button.addEventListener("click", () => toggle(passageOf(button)));
  }
  const main = document.querySelector("[data-do=mark]");
  main?.addEventListener("click", () => toggle(heard()));
  onKey("mark", () => toggle(heard()));

  const show = () => {
    const here = new Set(marks().filter((mark) => mark.procedure === procedure).map((mark) => mark.segment));
    for (const passage of document.querySelectorAll("[data-passage]")) {
      passage.classList.toggle("asked", here.has(passageOf(passage)));
    }
    for (const button of buttons) {
      button.setAttribute("aria-pressed", here.has(passageOf(button)));
    }
    main?.setAttribute("aria-pressed", here.has(heard()));
  };
  watch("marks", [], show);
  return show;
}

// A reader deletes their own document: what this device keeps of it goes first.

import { keepMarks, marks } from "./marks.js";
import { keepPlaces, places } from "./resume.js";

const form = document.querySelector("[data-forget]");

form.addEventListener("submit", () => {
  const { [form.dataset.forget]: _place, ...others } = places();
  keepPlaces(others);
  keepMarks(marks().filter((mark) => mark.procedure !== form.dataset.forget));
});

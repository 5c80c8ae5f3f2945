// The page of things to ask. The words of each passage are fetched from its own page, in the language
// of this one, with the original below them for the doctor or nurse.

import { keepMarks, marks, same } from "./marks.js";

const root = document.querySelector("[data-things]");
const list = root.querySelector(".things");
const status = root.querySelector("[data-status]");
const undo = root.querySelector("[data-undo]");
const pages = new Map(); // by procedure
const part = (element, name) => element.querySelector(`[data-${name}]`);

root.hidden = false;
root.querySelector("[data-print]").addEventListener("click", () => print());
root.querySelector("[data-delete-all]").addEventListener("click", () => remove([]));
show();

async function show() {
  for (const { procedure } of marks()) {
    if (!pages.has(procedure)) {
      pages.set(procedure, await pageOf(procedure));
    }
  }
  const gone = (mark) => pages.get(mark.procedure) === "gone";
  if (marks().some(gone)) {
    keepMarks(marks().filter((mark) => !gone(mark)));
    status.textContent = status.dataset.gone;
  }
  list.replaceChildren(...marks().map((mark) => item(mark, pages.get(mark.procedure))));
  part(root, "none").hidden = list.children.length > 0;
  part(root, "some").hidden = list.children.length === 0;
}

/** The page of a procedure; "gone" when there is none any more, null when it cannot be had now. */
async function pageOf(procedure) {
  try {
    const response = await fetch(`${root.dataset.home}${encodeURIComponent(procedure)}/`);
    if (response.ok) {
      return new DOMParser().parseFromString(await response.text(), "text/html");
    }
    return [404, 410].includes(response.status) ? "gone" : null;
  } catch {
    return null;
  }
}

function item(mark, page) {
  const made = root.querySelector("template").content.cloneNode(true).firstElementChild;
  const passage = page?.querySelector(`[data-passage="${CSS.escape(mark.segment)}"]`);
  const link = part(made, "text");
  link.href = `${root.dataset.home}${encodeURIComponent(mark.procedure)}/#${mark.segment}`;
  link.textContent = status.dataset.unread;
  if (passage) {
    const sentences = [...passage.querySelectorAll(":not(.mark) > [data-segment]")];
    link.replaceChildren(...sentences.flatMap((sentence) => [plain(sentence), " "]));
  }
  const original = passage?.querySelector("blockquote");
  if (original) {
    part(made, "original").replaceWith(original);
  } else {
    part(made, "original").remove();
  }

  const note = part(made, "note");
  note.value = mark.note;
  part(made, "paper").textContent = mark.note;
  note.addEventListener("input", () => {
    part(made, "paper").textContent = note.value;
    keepMarks(marks().map((other) => (same(mark)(other) ? { ...other, note: note.value } : other)));
  });
  part(made, "delete").addEventListener("click", () => remove(marks().filter((other) => !same(mark)(other))));
  return made;
}

/** A sentence's words in its own language, without what the text's page does with them. */
function plain(sentence) {
  const copy = document.createElement("span");
  copy.textContent = sentence.textContent;
  for (const name of ["lang", "dir"]) {
    if (sentence.hasAttribute(name)) {
      copy.setAttribute(name, sentence.getAttribute(name));
    }
  }
  return copy;
}

/** Keeps only `rest`, until that is undone. */
async function remove(rest) {
  const before = marks();
  keepMarks(rest);
  await show();
  status.textContent = status.dataset.deleted;
  undo.hidden = false;
  undo.focus();
  undo.onclick = async () => {
    keepMarks(before);
    undo.hidden = true;
    status.textContent = "";
    await show();
    list.querySelector("a")?.focus();
  };
}

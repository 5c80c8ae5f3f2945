// The list of languages: the visitor's own first, found by any spelling, heard before it is chosen,
// and left with the place in the text. Without this script it is a list of links.

import { placeInText } from "./place.js";
import { hearLinks } from "./voice.js";

const list = document.querySelector("[data-languages]");
const menu = list.closest("details");
const status = list.querySelector("[role=status]");
const place = placeInText(() => menu.open);

ownFirst(list.querySelector("ul"));
list.addEventListener("click", (event) => {
  const choice = event.target.closest(".choice");
  if (choice) {
    choice.hash = place() || choice.hash; // the browser keeps it when the server redirects
  }
});
offerSearch(list.querySelector("[data-find]"));
hearLinks(list, ".hear", () => {
  status.textContent = status.dataset.failed;
});

/** Moves what the browser asks for to the front. "es-MX" asks for "es", "zh-CN" for "zh-Hans". */
function ownFirst(items) {
  const writing = (tag) => {
    const { language, script } = new Intl.Locale(tag).maximize();
    return `${language}-${script}`;
  };
  const wanted = navigator.languages.map(writing).reverse();
  for (const one of wanted) {
    items.prepend(...[...items.children].filter((item) => writing(item.dataset.tag) === one));
  }
}

function offerSearch(input) {
  const items = [...list.querySelectorAll("li")];
  const others = list.querySelector(".others");
  let names = null;
  const search = async () => {
    names ??= fetch(list.dataset.languages)
      .then((answer) => answer.json())
      .then((all) => new Map(Object.entries(all).map(([tag, spellings]) => [tag, spellings.map(fold)])));
    const known = await names.catch(() => (names = null)); // asked for again at the next letter
    const wanted = fold(input.value);
    const found = known && matches(known, wanted);
    for (const item of items) {
      item.hidden = Boolean(found) && !found.has(item.dataset.tag);
    }
    const shown = items.filter((item) => !item.hidden);
    if (others) {
      others.open = Boolean(wanted) && shown.some((item) => others.contains(item));
      others.hidden = Boolean(wanted) && !others.open;
    }
    const count = new Intl.NumberFormat(document.documentElement.lang).format(shown.length);
    status.textContent = wanted ? `${status.dataset.found} ${count}` : "";
  };
  input.addEventListener("input", search);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && input.value) {
      items.find((item) => !item.hidden)?.querySelector(".choice").click();
    }
  });
}

/** Tags of the languages of which a spelling has a word that begins like this; where none has, of
    those that have it anywhere. */
function matches(names, wanted) {
  const having = (inside) =>
    [...names].filter(([, spellings]) => spellings.some(inside)).map(([tag]) => tag);
  const begun = having((name) => ` ${name}`.includes(` ${wanted}`));
  return new Set(begun.length ? begun : having((name) => name.includes(wanted)));
}

/** Without case, accents, and letters that people replace where a keyboard lacks them. */
function fold(text) {
  const bare = text.normalize("NFKD").replace(/[\u0300-\u036f\u064b-\u065f]/g, "");
  const simple = { ł: "l", đ: "d", ø: "o", ی: "ي", ک: "ك" };
  return bare.toUpperCase().toLowerCase().replace(/[łđøیک]/g, (letter) => simple[letter]).trim();
}

// The panel in which readers fit the page to their eyes. Each choice is an attribute of the page's
// root, which display.css understands; it is kept on the device, and display.js sets it on the next page.

import { keep, watch } from "./device.js";

const panel = document.querySelector("[data-settings-panel]");
const button = document.querySelector("[data-settings-button]");
const inputs = [...document.querySelectorAll("[data-setting]")];

for (const input of inputs.filter((each) => each.defaultChecked || each.type === "checkbox")) {
  watch(input.name, standard(input), (chosen) => show(input.name, chosen, standard(input)));
}
for (const input of inputs) {
  input.addEventListener("change", () => save(input));
}

button.hidden = false;
button.addEventListener("click", () => panel.showModal());
panel.addEventListener("click", (event) => event.target === panel && panel.close()); // beside it
panel.querySelector("form").addEventListener("reset", () => {
  for (const name of new Set(inputs.map((input) => input.name))) {
    keep(name, null);
  }
});

/** What holds where nothing was chosen: a checkbox's own state, a group's first radio. */
function standard(input) {
  return input.type === "checkbox" ? input.defaultChecked : input.value;
}

function show(name, chosen, usual) {
  const root = document.documentElement;
  if (chosen === usual) {
    root.removeAttribute(`data-${name}`);
  } else {
    root.setAttribute(`data-${name}`, chosen);
  }
  for (const input of inputs.filter((each) => each.name === name)) {
    input.checked = input.type === "checkbox" ? chosen : input.value === chosen;
  }
}

function save(input) {
  const chosen = input.type === "checkbox" ? input.checked : input.value;
  const usual = input.type === "checkbox" ? chosen === input.defaultChecked : input.defaultChecked;
  keep(input.name, usual ? null : chosen);
}

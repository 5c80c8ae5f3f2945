// The list of shortcuts in _keys.html: shows the table of keys.js and changes it.

import { watch } from "./device.js";
import { assign, keyOf, keys, resetKeys, switchKeys } from "./keys.js";

const panel = document.querySelector("[data-keys]");
const status = panel.querySelector("[data-keys-status]");
const buttons = new Map([...panel.querySelectorAll("[data-key]")].map((button) => [button.dataset.key, button]));
const on = panel.querySelector("[data-keys-on]");
let waiting = null; // the action that gets the next key

panel.hidden = false;
watch("keys", {}, show);
watch("keys-on", true, (chosen) => {
  on.checked = chosen;
});
on.addEventListener("change", () => switchKeys(on.checked));
panel.querySelector("[data-keys-reset]").addEventListener("click", () => {
  resetKeys();
  say("changed");
});
for (const [action, button] of buttons) {
  button.addEventListener("click", () => wait(action));
  button.addEventListener("blur", () => waiting === action && wait(null));
  button.addEventListener("keydown", (event) => waiting === action && take(event));
}

function show() {
  for (const [action, key] of Object.entries(keys())) {
    buttons.get(action).querySelector("kbd").textContent = key.toUpperCase();
  }
}

function wait(action) {
  waiting = action;
  for (const [name, button] of buttons) {
    button.classList.toggle("waiting", name === action);
  }
  say(action ? "press" : null);
}

function take(event) {
  if (event.key === "Tab" || event.key === "Shift") {
    return; // going away gives up; a sign may need the shift key
  }
  event.preventDefault();
  const action = waiting;
  const key = keyOf(event);
  if (event.key === "Escape") {
    wait(null);
  } else if (!key) {
    say("unfit");
  } else {
    const holder = assign(action, key);
    if (holder) {
      say("taken", document.getElementById(`key-${holder}`).textContent);
    } else {
      wait(null);
      say("changed");
    }
  }
}

function say(message, detail = "") {
  status.textContent = message ? `${status.dataset[message]} ${detail}`.trim() : "";
}

// Single-key shortcuts. This is their one table; other modules say what an action does with `onKey`.
// They can be changed and switched off (WCAG 2.1.4): whoever dictates, or whose hand trembles, must
// not start things by a stray letter.

import { keep, recall } from "./device.js";

/** Action → its usual key. Each has a row in _keys.html, which says in words what it does. */
export const USUAL = Object.freeze({
  toggle: "k",
  previous: "j",
  next: "l",
  repeat: "r",
  restart: "s",
  loop: "o",
  slower: "-",
  faster: "+",
  mark: "m",
});

const FIELDS = "input, textarea, select, [contenteditable]";
const actions = new Map();

/** `run` is called when the key of `action`, one of the table's, is pressed. */
export function onKey(action, run) {
  if (!(action in USUAL)) {
    throw new Error(`keys.js has no action "${action}"`);
  }
  actions.set(action, run);
}

/** Action → key, as the reader has chosen. */
export function keys() {
  const chosen = Object.entries(recall("keys") ?? {}).filter(([action]) => action in USUAL);
  return { ...USUAL, ...Object.fromEntries(chosen) };
}

export function keysAreOn() {
  return recall("keys-on") ?? true;
}

export function switchKeys(on) {
  keep("keys-on", on);
}

/** Gives `action` a key. Returns the action that has this key already, and then changes nothing. */
export function assign(action, key) {
  const chosen = keys();
  const holder = Object.keys(chosen).find((other) => other !== action && chosen[other] === key) ?? null;
  if (!holder) {
    keep("keys", { ...recall("keys"), [action]: key });
  }
  return holder;
}

export function resetKeys() {
  keep("keys", null);
}

/** What a keyboard says, as a key of the table; null for what cannot be one. */
export function keyOf(event) {
  const single = [...event.key].length === 1 && event.key.trim();
  return single && !event.ctrlKey && !event.altKey && !event.metaKey ? event.key.toLowerCase() : null;
}

/** Where letters are not Latin, the usual key is the one in the same place. */
function placeOf(event) {
  return /^Key[A-Z]$/.test(event.code) && event.key > "\x7f" ? event.code.at(-1).toLowerCase() : null;
}

addEventListener("keydown", (event) => {
  const key = keyOf(event);
  const busy = event.target.closest?.(FIELDS) || document.querySelector("dialog[open]");
  if (!key || busy || event.repeat || event.defaultPrevented || !keysAreOn()) {
    return;
  }
  const chosen = Object.entries(keys());
  const found = chosen.find((entry) => entry[1] === key) ?? chosen.find((entry) => entry[1] === placeOf(event));
  const run = found && actions.get(found[0]);
  if (run) {
    event.preventDefault();
    run();
  }
});

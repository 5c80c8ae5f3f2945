// What this device keeps for its reader: settings, places, notes. Nothing of it is ever sent.

const PREFIX = "explainer:";
const here = new Map(); // for this page, where storage is blocked or full
const watchers = new Map();

/** The value kept under `name`; null when there is none, or none that can be read. */
export function recall(name) {
  if (here.has(name)) {
    return here.get(name);
  }
  try {
    return JSON.parse(localStorage.getItem(PREFIX + name));
  } catch {
    return null;
  }
}

/** Keeps `value`, anything JSON can write; null forgets. */
export function keep(name, value) {
  here.delete(name);
  try {
    if (value === null) {
      localStorage.removeItem(PREFIX + name);
    } else {
      localStorage.setItem(PREFIX + name, JSON.stringify(value));
    }
  } catch {
    here.set(name, value); // not kept: the choice still holds on this page
  }
  tell(name);
}

/** Calls `use` with what is kept under `name`, or `standard`: now, and whenever it changes, on this
    page or in another tab. */
export function watch(name, standard, use) {
  const told = () => use(recall(name) ?? standard);
  watchers.set(name, [...(watchers.get(name) ?? []), told]);
  told();
}

function tell(name) {
  for (const told of watchers.get(name) ?? []) {
    told();
  }
}

addEventListener("storage", ({ key }) => {
  for (const name of watchers.keys()) {
    if (key === null || key === PREFIX + name) {
      tell(name);
    }
  }
});

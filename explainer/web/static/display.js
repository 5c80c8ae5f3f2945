// Runs before anything is drawn, so that the text never appears first in another size or colour than
// the reader has chosen, or with what the modules are about to replace. A classic script: a module
// would come too late. It names no setting itself; _settings.html does, and display.css says what each
// value looks like.

for (const name of document.currentScript.dataset.settings.split(" ")) {
  try {
    const chosen = JSON.parse(localStorage.getItem(`explainer:${name}`)); // as device.js keeps it
    if (chosen !== null) {
      document.documentElement.setAttribute(`data-${name}`, chosen);
    }
  } catch {
    // Storage that is blocked or spoilt: the page looks as it does at first.
  }
}

// A browser without modules, or one that cannot load them, shows what works without them.
if ("noModule" in document.currentScript) {
  const root = document.documentElement;
  root.dataset.modules = "";
  addEventListener("error", () => delete root.dataset.modules, { capture: true });
}

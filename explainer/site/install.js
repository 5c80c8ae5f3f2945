// Keeps the whole site on the device, where a server gave it: from a folder nothing needs keeping,
// but there the browser does not load the reader's modules, so another script brings them.

if (location.protocol === "file:") {
  const script = document.createElement("script");
  script.src = new URL("folder.js", document.currentScript.src);
  document.head.append(script);
} else if ("serviceWorker" in navigator) {
  navigator.serviceWorker.register(new URL("worker.js", document.currentScript.src));
}

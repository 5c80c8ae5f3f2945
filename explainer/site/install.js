// Keeps the whole site on the device, where a server gave it: from a folder nothing needs keeping.

if ("serviceWorker" in navigator && location.protocol.startsWith("http")) {
  navigator.serviceWorker.register(new URL("worker.js", document.currentScript.src));
}

// Answers from the device, so that the site is there without a network. VERSION and FILES stand
// above: all files of the site, and a name that is another one when any of them has changed.

const KEPT = `explainer-${VERSION}`;
const address = (name) => new URL(name, registration.scope).href;

addEventListener("install", (event) => event.waitUntil(keepAll()));
addEventListener("activate", (event) => event.waitUntil(forgetOthers()));
addEventListener("fetch", (event) => {
  if (event.request.method === "GET" && event.request.url.startsWith(registration.scope)) {
    event.respondWith(answer(event.request));
  }
});

async function keepAll() {
  const cache = await caches.open(KEPT);
  for (const name of FILES) {
    await cache.add(new Request(address(name), { cache: "reload" })); // one after the other: a phone
  }
  await skipWaiting();
}

async function forgetOthers() {
  for (const name of await caches.keys()) {
    if (name.startsWith("explainer-") && name !== KEPT) {
      await caches.delete(name);
    }
  }
  await clients.claim();
}

async function answer(request) {
  const url = new URL(request.url);
  url.search = url.hash = "";
  if (url.pathname.endsWith("/")) {
    url.pathname += "index.html";
  }
  const cache = await caches.open(KEPT);
  const kept = await cache.match(url.href);
  if (!kept) {
    return fetch(request);
  }
  const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.get("Range") ?? "");
  return range ? part(kept, Number(range[1]), range[2]) : kept;
}

/** A piece of a sound: players ask for pieces, and cannot jump in what comes whole. */
async function part(kept, start, last) {
  const whole = await kept.arrayBuffer();
  const end = last === "" ? whole.byteLength - 1 : Math.min(Number(last), whole.byteLength - 1);
  if (start > end) {
    return new Response(null, { status: 416, headers: { "Content-Range": `bytes */${whole.byteLength}` } });
  }
  return new Response(whole.slice(start, end + 1), {
    status: 206,
    headers: {
      "Content-Type": kept.headers.get("Content-Type"),
      "Content-Length": end + 1 - start,
      "Content-Range": `bytes ${start}-${end}/${whole.byteLength}`,
      "Accept-Ranges": "bytes",
    },
  });
}

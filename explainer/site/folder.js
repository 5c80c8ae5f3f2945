// Opened from a folder, a page gets its modules from the text of this script, and what it fetches
// from scripts beside the files. MODULES are [name, text], each after all that it imports.

const urls = {};
for (const [name, text] of MODULES) {
  const linked = text.replace(/"\.\/([\w-]+\.js)"/g, (_, imported) => `"${urls[imported]}"`);
  urls[name] = URL.createObjectURL(new Blob([linked], { type: "text/javascript" }));
}

window.fetch = (address) =>
  new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = `${address.replace(/\?.*/, "").replace(/\/$/, "/index.html")}.js`;
    script.onload = () => resolve(new Response(script.answer));
    script.onerror = () => reject(new TypeError(`${address} is not in this folder`));
    document.head.append(script);
  });

for (const script of document.querySelectorAll("script[type=module]")) {
  import(urls[script.src.replace(/.*\//, "")]);
}

// A link to a folder would list its files.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  if (link?.pathname.endsWith("/")) {
    link.pathname += "index.html";
  }
});

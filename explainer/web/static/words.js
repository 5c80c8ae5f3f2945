// Hard words: where English has them they are underlined in the text, and what they mean is said.

const sound = new Audio();

for (const words of document.querySelectorAll("[data-words]")) {
  words.addEventListener("click", (event) => {
    const button = event.target.closest(".say");
    if (button) {
      event.preventDefault(); // without this script the link leads to the sound itself
      document.dispatchEvent(new Event("speaking")); // the player is silent meanwhile
      sound.src = button.href;
      sound.play().catch(() => location.assign(button.href)); // there the browser says what is wrong
    }
  });
}

if (typeof Highlight === "function") {
  const ranges = [...document.querySelectorAll("[data-words] dt bdi")].map(inText).filter(Boolean);
  CSS.highlights.set("term", new Highlight(...ranges));
}

/** Where the word stands in the sentences before its explanation; null in another language. */
function inText(word) {
  const passage = word.closest(".passage, td");
  for (const sentence of passage.querySelectorAll(".sentence:lang(en)")) {
    const from = sentence.textContent.toLowerCase().indexOf(word.textContent.toLowerCase());
    if (from >= 0) {
      const range = new Range();
      range.setStart(sentence.firstChild, from);
      range.setEnd(sentence.firstChild, from + word.textContent.length);
      return range;
    }
  }
  return null;
}

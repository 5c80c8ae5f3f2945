// A reader's own document: a file that is too large is not sent, and its progress is told as it happens.

const file = document.querySelector("[data-max]");
file?.addEventListener("change", () => {
  const large = file.files[0]?.size > Number(file.dataset.max);
  file.setCustomValidity(large ? file.dataset.tooLarge : "");
  file.reportValidity();
  document.querySelector("[data-chosen]").textContent = file.files[0]?.name ?? "";
});

const making = document.querySelector("[data-events]");
if (making) {
  const stages = [...making.querySelectorAll("li")];
  const bar = making.querySelector("progress");
  const status = making.querySelector("[data-said]");
  const again = document.querySelector("[data-again]");
  const order = ["reading", "plain", "translating", "ready"];
  const events = new EventSource(making.dataset.events);
  events.addEventListener("message", (event) => {
    const { stage, share, said, address } = JSON.parse(event.data);
    const at = order.indexOf(stage);
    for (const [number, item] of stages.entries()) {
      item.classList.toggle("done", number < at);
      item.toggleAttribute("aria-current", false);
      if (number === at) {
        item.setAttribute("aria-current", "step");
      }
    }
    bar.value = share;
    if (status.textContent !== said) {
      status.textContent = said; // a screen reader says it again whenever it is set
    }
    again.hidden = true;
    if (address) {
      events.close();
      location.replace(address);
    }
  });
  // Events that come no more, as of a document that is gone: then the page looks again, as it does
  // without this script.
  events.addEventListener("error", () => {
    if (events.readyState === EventSource.CLOSED) {
      setTimeout(() => location.reload(), 4000);
    }
  });
}

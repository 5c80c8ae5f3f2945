// What is heard now. One voice at a time: whatever begins to sound silences what sounded before.

let heard = null;

/** An `Audio` that falls silent as soon as another one of the page begins. */
export function newSound() {
  const sound = new Audio();
  sound.addEventListener("play", () => {
    if (heard !== sound) {
      heard?.pause();
      heard = sound;
    }
  });
  return sound;
}

/** Links in `root` to short sounds become buttons: pressed, the sound is heard here, and pressed again,
    it stops. `failed(link)` is called when it cannot be played. */
export function hearLinks(root, selector, failed) {
  const sound = newSound();
  let button = null;
  const silence = () => {
    button?.classList.remove("sounding");
    button = null;
  };
  sound.addEventListener("pause", () => sound.paused && silence()); // not when the next one has begun
  sound.addEventListener("ended", silence);
  sound.addEventListener("error", () => {
    if (button) {
      failed(button);
      silence();
    }
  });
  const press = (event) => {
    const pressed = event.target.closest(selector);
    if (!pressed || (event.type === "keydown" && event.key !== " ")) {
      return;
    }
    event.preventDefault();
    const again = pressed === button;
    sound.pause();
    silence();
    if (!again) {
      button = pressed;
      button.classList.add("sounding");
      sound.src = button.href;
      sound.play().catch(() => {}); // what fails has its own event
    }
  };
  for (const link of root.querySelectorAll(selector)) {
    link.role = "button";
  }
  root.addEventListener("click", press);
  root.addEventListener("keydown", press);
}

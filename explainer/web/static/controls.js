// The player's buttons and what it says. Every word is in _player.html.

import { keep, recall, watch } from "./device.js";
import { onKey } from "./keys.js";

/** Connects the player to the buttons in `bar`, and to the keys of the same names. */
export function connect(player, bar) {
  const speed = bar.querySelector("[data-speed]");
  const loop = bar.querySelector("[data-loop]");
  const actions = {
    toggle: () => player.toggle(),
    previous: () => player.step(-1),
    next: () => player.step(1),
    repeat: () => player.step(0),
    restart: () => player.restart(),
    slower: () => choose(speed, -1),
    faster: () => choose(speed, 1),
    loop: () => choose(loop, loop.selectedIndex + 1 < loop.length ? 1 : -loop.selectedIndex),
  };
  for (const [name, run] of Object.entries(actions)) {
    bar.querySelector(`[data-do=${name}]`)?.addEventListener("click", run);
    onKey(name, run);
  }
  keepChoice("speed", speed, (chosen) => {
    player.sound.speed = Number(chosen);
  });
  loop.addEventListener("change", () => {
    player.loop = loop.value; // of this visit: a page that repeats itself next week is a riddle
  });
  offerVolume(player, bar.querySelector("[data-volume]"));
  closeMore(bar.querySelector(".more"));
  show(player, bar);
}

function choose(select, by) {
  const option = select.options[select.selectedIndex + by];
  if (option) {
    select.value = option.value;
    select.dispatchEvent(new Event("change"));
  }
}

/** A choice that this device keeps. */
function keepChoice(name, select, use) {
  const usual = select.value;
  watch(name, usual, (kept) => {
    const known = [...select.options].some((option) => option.value === String(kept));
    select.value = known ? kept : usual;
    use(select.value);
  });
  select.addEventListener("change", () => keep(name, Number(select.value)));
}

/** Where the device has its own buttons for it, a second one that does nothing is left out. */
function offerVolume(player, volume) {
  player.sound.volume = 0.5;
  volume.closest("label").hidden = player.sound.volume !== 0.5;
  volume.value = recall("volume") ?? 1;
  const use = () => {
    player.sound.volume = Number(volume.value);
  };
  use();
  volume.addEventListener("input", use);
  volume.addEventListener("change", () => keep("volume", Number(volume.value)));
}

/** What is open goes away by Escape, and by looking elsewhere. */
function closeMore(more) {
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && more.open && !event.defaultPrevented) {
      event.preventDefault();
      more.open = false;
      more.querySelector("summary").focus();
    }
  });
  document.addEventListener("click", (event) => {
    if (!more.contains(event.target)) {
      more.open = false;
    }
  });
}

function show(player, bar) {
  const [whenPaused, whenPlaying] = bar.querySelectorAll(".when-paused, .when-playing");
  const status = bar.querySelector("[data-status]");
  const progress = bar.querySelector("[data-progress]");
  const after = bar.querySelector("[data-after]");
  const told = document.createElement("span"); // what is to be seen on that button is heard here
  told.className = "heard";
  const draw = () => {
    progress.value = player.share;
    if (player.sound.playing) {
      requestAnimationFrame(draw);
    }
  };
  player.addEventListener("state", () => {
    whenPaused.hidden = player.sound.playing;
    whenPlaying.hidden = !player.sound.playing;
    const ended = player.message === "ended";
    status.textContent = player.message ? bar.dataset[player.message] : "";
    if (after) {
      after.hidden = !ended;
      told.textContent = ended ? ` ${after.textContent.trim()}` : "";
      status.append(told);
    }
    draw();
  });
}

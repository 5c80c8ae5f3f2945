// Where the page has a player: drives it, and keeps the sound and the text together.

import { keep, recall } from "./device.js";
import { Follower } from "./follower.js";
import { Highlighter } from "./highlighter.js";
import { onKey } from "./keys.js";
import { Player } from "./player.js";
import { Section } from "./section.js";

const bar = document.querySelector("[data-player]");
const sections = [...document.querySelectorAll("[data-times]")].map((element) => new Section(element));

if (bar && sections.length) {
  bar.hidden = false;
  document.body.classList.add("listening");
  const player = new Player(sections, new Highlighter(), new Follower(bar));
  connect(player, bar);
  sections[0].times().catch(() => {}); // made ready early; a failure is told when it is played
}

/** Buttons, speed and touched sentences to the player, and its state back to them. */
function connect(player, bar) {
  const actions = {
    toggle: () => player.toggle(),
    previous: () => player.step(-1),
    next: () => player.step(1),
    repeat: () => player.step(0),
    restart: () => player.restart(),
  };
  for (const button of bar.querySelectorAll("[data-do]")) {
    button.addEventListener("click", actions[button.dataset.do]);
    onKey(button.dataset.do, actions[button.dataset.do]);
  }
  document.addEventListener("click", (event) => {
    const sentence = event.target.closest("[data-segment]");
    const selecting = !document.getSelection().isCollapsed;
    if (sentence && !selecting) {
      player.playSegment(sentence.dataset.segment);
    }
  });

  const speed = bar.querySelector("[data-speed]");
  const kept = String(recall("speed"));
  if ([...speed.options].some((option) => option.value === kept)) {
    speed.value = kept;
  }
  const setSpeed = () => player.setSpeed(Number(speed.value));
  speed.addEventListener("change", () => {
    setSpeed();
    keep("speed", Number(speed.value));
  });
  setSpeed();

  const [whenPaused, whenPlaying] = bar.querySelectorAll(".when-paused, .when-playing");
  const status = bar.querySelector("[data-status]");
  const progress = bar.querySelector("[data-progress]");
  player.onChange = ({ playing, message }) => {
    whenPaused.hidden = playing;
    whenPlaying.hidden = !playing;
    status.textContent = message ? bar.dataset[message] : "";
  };
  player.onProgress = (share) => {
    progress.value = share;
  };
}

// A page with a text: its player keeps sound and text together, its passages can be marked.

import { connect } from "./controls.js";
import { Follower } from "./follower.js";
import { Highlighter } from "./highlighter.js";
import { connectMarks } from "./marking.js";
import { offerThings } from "./marks.js";
import { Player } from "./player.js";
import { keepPlace, offerPlaces } from "./resume.js";
import { Section } from "./section.js";
import { connectSession } from "./session.js";

const text = document.querySelector("[data-procedure]");
const bar = document.querySelector("[data-player]");
const after = document.querySelector("[data-after]");
const sections = [...text.querySelectorAll("section[data-times]")].map((element) => new Section(element));
const player = bar && sections.length ? listen() : null;

offerPlaces(player);
offerThings();
const showMarks = connectMarks(text.dataset.procedure, () => player?.segment);
player?.addEventListener("sentence", showMarks);

function listen() {
  const player = new Player(sections, after && new Section(after), new Highlighter(), new Follower(bar));
  bar.hidden = false;
  document.body.classList.add("listening");
  connect(player, bar);
  connectSession(player, text.dataset.title);
  keepPlace(player, text.dataset.procedure);
  document.addEventListener("click", (event) => {
    const sentence = event.target.closest("[data-segment]");
    const selecting = !document.getSelection().isCollapsed;
    if (sentence && !selecting) {
      player.playSegment(sentence.dataset.segment);
    }
  });
  // Where one sentence is shown at a time: the one that is heard, and the one the reader goes to.
  player.addEventListener("sentence", () => {
    player.section.sentences.get(player.segment)?.dispatchEvent(new Event("spoken", { bubbles: true }));
  });
  document.addEventListener("placed", ({ target: { dataset } }) => {
    if (player.sound.playing) {
      player.playSegment(dataset.segment);
    } else {
      player.startWith(dataset.segment);
    }
  });
  // The address may name a sentence: it is where Listen begins, and nothing plays before.
  const named = location.hash.slice(1); // the ids of segments are plain ASCII
  if (player.has(named)) {
    player.startWith(named);
  }
  sections[0].times().catch(() => {}); // made ready early; a failure is told when it is played
  return player;
}

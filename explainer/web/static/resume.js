// Where this device left off listening: a sentence of each procedure, the same one in every language.
// It is offered by a link, and never taken without being asked.

import { keep, recall } from "./device.js";

const MOST = 20; // procedures; the one that was not heard for longest is forgotten first

/** Procedure → id of a sentence. */
export const places = () => recall("places") ?? {};
export const keepPlaces = (all) => keep("places", all);

/** Keeps the place of what is heard of the procedure `slug`. */
export function keepPlace(player, slug) {
  const remember = (segment) => {
    const { [slug]: _before, ...others } = places();
    const entries = Object.entries(others).slice(1 - MOST);
    keepPlaces(Object.fromEntries(segment ? [...entries, [slug, segment]] : entries));
  };
  const first = document.querySelector("[data-segment]").dataset.segment;
  player.addEventListener("sentence", () => {
    if (player.segment !== first) {
      remember(player.segment);
    }
  });
  player.addEventListener("state", () => {
    const last = !document.querySelector("a.next"); // no section comes after this page
    if (player.message === "ended" && last) {
      remember(null);
    }
  });
}

/** Shows the links to the places that are kept. Where the sentence is on this page, it is played. */
export function offerPlaces(player = null) {
  for (const link of document.querySelectorAll("[data-resume]")) {
    const segment = places()[link.dataset.resume];
    if (segment) {
      link.hash = segment;
      link.hidden = false;
      link.addEventListener("click", () => player?.has(segment) && player.playSegment(segment));
    }
  }
}

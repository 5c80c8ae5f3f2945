// The keys of a keyboard or a headset, and the lock screen: they show what is heard and steer it.

/** Connects the player to the device's own controls. `procedure` is the title of the whole text. */
export function connectSession(player, procedure) {
  const session = navigator.mediaSession;
  if (!session) {
    return;
  }
  const { sound } = player;
  const actions = {
    play: () => sound.playing || player.toggle(),
    pause: () => sound.playing && player.toggle(),
    previoustrack: () => player.step(-1),
    nexttrack: () => player.step(1),
    seekto: ({ seekTime }) => player.seek(seekTime * 1000),
  };
  for (const [name, run] of Object.entries(actions)) {
    try {
      session.setActionHandler(name, run);
    } catch {
      // This browser has no such control.
    }
  }
  player.addEventListener("state", () => {
    session.playbackState = sound.playing ? "playing" : "paused";
    tell();
  });
  player.addEventListener("sentence", tell);

  function tell() {
    const { title, durationMs } = player.section;
    if (session.metadata?.title !== title) {
      const artwork = [{ src: document.querySelector("link[rel=icon]").href, type: "image/svg+xml" }];
      session.metadata = new MediaMetadata({ title, artist: procedure, album: "Explainer", artwork });
    }
    if (durationMs) {
      const position = Math.min(sound.ms, durationMs) / 1000;
      session.setPositionState({ duration: durationMs / 1000, position, playbackRate: sound.speed });
    }
  }
}

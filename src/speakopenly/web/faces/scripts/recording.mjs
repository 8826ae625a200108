// A time beside a cue plays from there in the page's own player. Without script the link opens the recording
// at that time instead.
const player = document.querySelector("[data-player]");

if (player) {
  for (const link of document.querySelectorAll("[data-play-from]")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      player.currentTime = Number(link.dataset.playFrom);
      player.play().catch(() => {}); // a browser may want a press on the player itself first
    });
  }
}

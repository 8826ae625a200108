// Moves to the list of problems when a form comes back with some, so that nobody has to look for it.
const problems = document.querySelector(".govuk-error-summary");
if (problems) {
  problems.setAttribute("tabindex", "-1");
  problems.focus();
}

// Warns two minutes before the reading key closes by itself. [Stay] keeps it open without leaving the page.
const lock = document.querySelector("[data-reading-lock]");

function watch(warning, stay) {
  let timers = [];

  function begin() {
    timers.forEach(clearTimeout);
    warning.hidden = true;
    const all = Number(lock.dataset.readingLock) * 1000;
    timers = [
      setTimeout(() => (warning.hidden = false), Math.max(0, all - Number(lock.dataset.warned) * 1000)),
      setTimeout(() => (warning.textContent = warning.dataset.closed), all),
    ];
  }

  stay.addEventListener("submit", async (event) => {
    event.preventDefault();
    const sent = { method: "POST", body: new FormData(stay), headers: { Accept: "application/json" } };
    const answer = await fetch(stay.action, sent).catch(() => null);
    if (!answer || !answer.ok) return stay.submit();
    lock.dataset.readingLock = lock.dataset.whole;
    begin();
  });
  begin();
}

if (lock) watch(lock.querySelector("[role=alert]"), lock.querySelector("[data-stay]"));

// Follows one job: updates the bar and the sentence, and announces every quarter. Without script the page
// refreshes itself, so nothing here is needed.
const SECONDS = 2;
const panel = document.querySelector("[data-job-state]");

function quarter(state) {
  return state.total ? Math.floor((4 * state.done) / state.total) : 0;
}

function show(state, before) {
  panel.querySelector("[data-job-sentence]").textContent = state.sentence;
  const bar = panel.querySelector("progress");
  if (bar && state.total) {
    bar.max = state.total;
    bar.value = state.done;
  }
  if (quarter(state) > quarter(before)) panel.querySelector("[role=status]").textContent = state.sentence;
}

async function follow(before) {
  try {
    const answer = await fetch(panel.dataset.jobState, { headers: { Accept: "application/json" } });
    if (!answer.ok || answer.redirected) return location.reload(); // signed out or locked meanwhile
    const state = await answer.json();
    if (state.ended) return location.reload();
    show(state, before);
    before = state;
  } catch {
    // The network is away for a moment; the job goes on without this page.
  }
  setTimeout(follow, SECONDS * 1000, before);
}

if (panel) follow({ done: 0, total: null });

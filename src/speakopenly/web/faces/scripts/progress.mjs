// Follows one job: updates the bar and the sentence, and announces every quarter. Without script the page
// refreshes itself, so nothing here is needed.
const SECONDS = 2;
const SECONDS_TO_LEAVE = 30;
const panel = document.querySelector("[data-job-state]");

let isLeaving = false;

// Somebody who goes on elsewhere just as the work ends is not brought back. If they only fetched a file and are
// still here, the page follows the work again.
function leave() {
  isLeaving = true;
  setTimeout(() => {
    isLeaving = false;
  }, SECONDS_TO_LEAVE * 1000);
}

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

// Where the work stands. To be signed out or locked meanwhile is an end as well: the page itself says so.
async function look() {
  const answer = await fetch(panel.dataset.jobState, { headers: { Accept: "application/json" } });
  return answer.ok && !answer.redirected ? answer.json() : { ended: true };
}

async function follow(before) {
  try {
    const state = await look();
    if (!state.ended) {
      show(state, before);
      before = state;
    } else if (!isLeaving) {
      return location.reload();
    }
  } catch {
    // The network is away for a moment; the job goes on without this page.
  }
  setTimeout(follow, SECONDS * 1000, before);
}

if (panel) {
  addEventListener("beforeunload", leave);
  follow({ done: 0, total: null });
}

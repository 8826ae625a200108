// Saves a look at a passage as soon as a code is ticked, and lets the keys 1 to 9 tick while the list has the
// focus. Without script the button saves, so nothing here is needed.
const form = document.querySelector("[data-coding]");
const KEYS = "coding-keys-off";

function save(form, told) {
  let waiting = null;
  let again = false;

  async function send() {
    again = false;
    told.textContent = told.dataset.saving;
    const sent = { method: "POST", body: new FormData(form), headers: { Accept: "application/json" } };
    const answer = await fetch(form.action, sent).catch(() => null);
    const said = answer && !answer.redirected ? await answer.json().catch(() => null) : null;
    if (said && answer.ok) form.elements.seen.value = said.version;
    told.textContent = said ? said.told || said.problem : told.dataset.offline;
    told.classList.toggle("govuk-error-message", !(said && said.told));
    if (again && said && said.told) await send();
  }

  return {
    soon() {
      again = true;
      if (!waiting) waiting = send().finally(() => (waiting = null));
    },
    done: () => waiting,
  };
}

function remembers(name, value) {
  try {
    if (value !== undefined) localStorage.setItem(name, value);
    return localStorage.getItem(name);
  } catch {
    return null; // a browser that keeps nothing: the keys are on
  }
}

function begin() {
  const list = form.querySelector("[data-code-list]");
  const saving = save(form, form.querySelector("[data-told]"));
  const keys = form.querySelector("[data-keys]");
  keys.closest("[hidden]").hidden = false;
  keys.checked = remembers(KEYS) !== "yes";
  keys.addEventListener("change", (event) => {
    event.stopPropagation();
    remembers(KEYS, keys.checked ? "no" : "yes");
  });
  list.addEventListener("change", saving.soon);
  list.addEventListener("keydown", (event) => {
    if (!keys.checked || event.altKey || event.ctrlKey || event.metaKey || !/^[1-9]$/.test(event.key)) return;
    const box = list.querySelector(`[data-key="${event.key}"]`);
    if (!box) return;
    event.preventDefault();
    box.focus();
    box.click();
  });
  form.addEventListener("submit", (event) => {
    if (!saving.done()) return;
    event.preventDefault();
    saving.done().then(() => form.requestSubmit());
  });
}

if (form) begin();

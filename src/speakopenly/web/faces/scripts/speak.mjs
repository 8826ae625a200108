// Shift three times leaves the page, and leaving by script puts the weather in this page's place, so that Back
// does not lead here. Without script the link does the rest. A list of problems gets the focus.
const PATIENCE = 5000;
const link = document.querySelector("[data-leave]");
const home = document.querySelector(".so-header__mark");
const told = document.querySelector("[data-leave-told]");
let presses = 0;
let alone = true;
let timer;

function forget() {
  presses = 0;
  told.textContent = "";
}

function leave() {
  document.title = "";
  told.textContent = told.dataset.leaving;
  document.documentElement.classList.add("so-left");
  location.replace(link.href);
}

function press() {
  presses += 1;
  clearTimeout(timer);
  if (presses === 3) return leave();
  told.textContent = presses === 1 ? told.dataset.twoMore : told.dataset.oneMore;
  timer = setTimeout(forget, PATIENCE);
}

function listen() {
  document.addEventListener("keydown", (event) => {
    if (event.key === "Shift") alone = !event.repeat;
    else if (event.shiftKey || presses) {
      alone = false; // a capital letter is no wish to leave
      forget();
    }
  });
  document.addEventListener("keyup", (event) => {
    if (event.key === "Shift" && alone) press();
  });
  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });
  addEventListener("pageshow", (event) => {
    document.documentElement.classList.remove("so-left");
    // Back may bring a page from memory as it was left; one that carries words is emptied before it is seen.
    if (event.persisted && document.querySelector("input[name=draft], input[name=pass]")) {
      document.body.replaceChildren();
      location.replace(home.href);
    }
  });
}

if (link && told) listen();

const problems = document.querySelector(".govuk-error-summary");
if (problems) {
  problems.setAttribute("tabindex", "-1");
  problems.focus();
}

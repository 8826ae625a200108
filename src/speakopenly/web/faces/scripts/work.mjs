// Moves to the list of problems when a form comes back with some, so that nobody has to look for it.
const problems = document.querySelector(".govuk-error-summary");
if (problems) {
  problems.setAttribute("tabindex", "-1");
  problems.focus();
}

"""A page by its keyboard alone: Tab reaches all that can be pressed, in order, shows where it is, and leaves."""

from __future__ import annotations

from playwright.sync_api import Page

ROUNDS = 5
"""A date has three places of its own and a player several, so more presses may be needed than there are things."""

BEGIN = """() => {
  const pressed = 'a[href], button, input:not([type=hidden]), select, textarea, summary, audio[controls],'
    + '[onclick], [role=button], [role=link], [role=tab], [tabindex="0"]';
  const looks = ['outline', 'boxShadow', 'backgroundColor', 'border', 'color', 'textDecoration'];
  const parts = one => [one, ...(one.labels ?? [])].flatMap(each => [null, '::before', '::after']
    .map(part => getComputedStyle(each, part)));
  const look = one => JSON.stringify(parts(one).map(style => looks.map(name => style[name])));
  const outlined = one => parts(one).some(style =>
    style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0);
  const sameGroup = (one, other) => one === other || (one.type === 'radio' && other.type === 'radio'
    && one.name === other.name && one.form === other.form);
  document.body.tabIndex = -1;
  document.body.focus();
  document.body.removeAttribute('tabindex');
  const there = [...document.querySelectorAll(pressed)].filter(one => !one.disabled && one.checkVisibility()
    && !(one.tabIndex < 0 && one.ariaHidden === 'true'));
  const before = new Map(there.map(one => [one, look(one)]));
  const order = [], unseen = [], unforced = [];
  document.addEventListener('focusin', ({target}) => {
    order.push(target);
    if (before.has(target) && before.get(target) === look(target)) unseen.push(target);
    if (!outlined(target)) unforced.push(target);
  });
  const told = (what, all) => [...new Set(all)].map(one => `${what}: ${one.outerHTML.slice(0, 140)}`);
  window.walkedByKeyboard = {
    hasLeft: () => order.length === 0 || order.indexOf(order[0], 1) > 0,
    problems: () => [
      ...told('cannot be reached', there.filter(one => !order.some(each => sameGroup(one, each)))),
      ...told('does not show that it has the focus', unseen),
      ...told('does not show in forced colours that it has the focus', unforced),
      ...told('is put out of order', there.filter(one => one.tabIndex > 0)),
    ],
  };
  return there.length;
}"""


def by_keyboard(page: Page) -> list[str]:
    """What cannot be reached with Tab, hides that it has the focus, is put out of order, or keeps the focus."""
    presses = page.evaluate(BEGIN)
    for _round in range(ROUNDS):
        for _press in range(presses + 1):
            page.keyboard.down("Tab")
        page.keyboard.up("Tab")
        if page.evaluate("walkedByKeyboard.hasLeft()"):
            return [f"{page.url} {each}" for each in page.evaluate("walkedByKeyboard.problems()")]
    return [f"{page.url} keeps whoever goes on with Tab"]

"""The page on the states of a report, drawn from the tables that the software itself goes by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

WORDS = """\
## Which words of a report's life are states, and which are facts

Reporting schemes speak of more steps than there are states here. A state is where a report stands; a fact stands beside it
and can be true in several states.

| word | what it is here |
|---|---|
| received | the state Received |
| screened | a fact: no flag is undecided. Danger does not wait for anybody's state |
| read 1, read 2 | the states Read by one reader and Read by two readers; notes of each stand apart |
| callback | a fact: a question stands in the thread. It may be asked in any state after Received |
| de-identified | the state Safe version made |
| consented | a fact: the reporter's answer on sharing, which they may change at any time |
| represented | the state Shared for learning |
| responded | the state The service has responded |
| reporter told | a fact of closing: nothing is closed without Heard and Changed |
| closed, slip deleted | the state Closed; the way to reach the reporter is destroyed in the same deed, with a signed record |
| published if safe | not here: publishing comes later, and only from a safe version |
| not accepted | the state Not ours to answer; it cannot be closed without saying who can help |
| owed a reply | a fact (`reply_owed`), with a day that may be moved by a dated note (`reply_by`) |
| left learning | a fact: passed on under RT3 to RT6; learning forgets the words |

A report that is closed or turned away opens again when its reporter adds words. Two people read it again before it closes.
A report may be closed once two have read it, no flag is undecided, no rule is blank, every rule that applies has a record of
what was done, and, for a mistake with an effect, candour has an answer.
"""


def page(made: str) -> str:
    """Both tables, each with a diagram."""
    reports, flags = _tables()
    return "\n".join(
        [
            f"# States of a report\n\n{made}\n",
            "What each state may become. Nothing else is lawful; `policies.py` of the reports room holds this table.\n",
            _table(reports),
            _diagram(reports),
            "## States of a flag\n",
            "A flag says that a child may be in danger. One person confirms; clearing takes two different people.\n",
            _table(flags),
            _diagram(flags),
            WORDS,
        ]
    )


def _tables() -> tuple[Mapping[Any, frozenset[Any]], Mapping[Any, frozenset[Any]]]:
    from speakopenly.web.hear.reporting.reports.policies import A_FLAG_MAY_BECOME, MAY_BECOME

    return MAY_BECOME, A_FLAG_MAY_BECOME


def _table(may_become: Mapping[Any, frozenset[Any]]) -> str:
    rows = [
        f"| {was.label} | {_named(_in_order(was, to)) or 'nothing: it stays'} |"
        for was, to in may_become.items()
    ]
    return "\n".join(["| state | may become |", "|---|---|", *rows, ""])


def _diagram(may_become: Mapping[Any, frozenset[Any]]) -> str:
    names = [f'  {each.value}["{each.label}"]' for each in may_become]
    arrows = [
        f"  {was.value} --> {each.value}" for was, to in may_become.items() for each in _in_order(was, to)
    ]
    return "\n".join(["```mermaid", "flowchart TD", *names, *arrows, "```", ""])


def _in_order(was: Any, to: frozenset[Any]) -> list[Any]:
    """In the order in which the states are declared, so that the page is the same every time."""
    return [each for each in type(was) if each in to]


def _named(states: Iterable[Any]) -> str:
    return ", ".join(str(each.label) for each in states)

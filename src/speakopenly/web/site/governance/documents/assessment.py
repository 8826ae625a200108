"""The data protection impact assessment."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from django.utils.translation import gettext_lazy as _

from speakopenly.check.machines import every_machine
from speakopenly.core.documents import Block, Words
from speakopenly.web.site.governance.documents.parts import (
    Kind,
    Part,
    bullets,
    known,
    labelled,
    part,
    says,
    table,
)
from speakopenly.web.site.governance.documents.uses import GUARDS, USES
from speakopenly.web.site.governance.facts import Facts

RISKS: Final = (
    (
        "Somebody who speaks is recognised and suffers for it",
        "remote with care",
        "severe",
        "No name is asked. Words are sealed, days are kept and no hours. Names are replaced, then "
        "read by two people. "
        "Harm after speaking is asked about and counted.",
        "A reader who knows the place may recognise a story. People are told so before they write.",
    ),
    (
        "A child or family written about is recognised or harmed",
        "possible",
        "severe",
        "Pages ask for no names. Two read each report. Nothing leaves that fewer than eight people "
        "share. They have a "
        "notice of their own.",
        "They do not know that they were written about, unless protection or the law makes it right "
        "to tell them.",
    ),
    (
        "A danger to a child is written down and nobody acts in time",
        "possible",
        "severe",
        "Danger is asked first, shown first and alerted at once, with a second person after stated "
        "hours. The door says "
        "so when nobody reads.",
        "A machine does not recognise every danger, and the first page says so.",
    ),
    (
        "Somebody who runs the machine reads what people wrote",
        "remote",
        "severe",
        "Words are sealed to readers' own keys. Whoever runs the machine holds no role that reads.",
        "Whoever changes the program can read what arrives from then on.",
    ),
    (
        "Words are lost, or a key is",
        "remote",
        "significant",
        "Backups are encrypted and rehearsed. Several readers hold each key, and custodians together "
        "a spare.",
        "A key that nobody holds any more opens nothing.",
    ),
    (
        "What was withdrawn comes back",
        "remote",
        "significant",
        "A list of what was erased lies outside the database, and a restore goes through it before "
        "any page opens.",
        "Printed pages cannot be called back.",
    ),
    (
        "A machine reads something wrongly",
        "probable",
        "minimal",
        "A machine only proposes. A person decides, and both are written down. Its figures stand beside it.",
        "People may trust a proposal too much.",
    ),
    (
        "The site is used to watch or rank workers",
        "possible",
        "significant",
        "There is no screen that ranks or scores anybody, no manager's role over reports, and no "
        "group below eight.",
        "What people conclude from a finding lies outside the site.",
    ),
)
"""Risk, how likely with what is done, how grave, what is done, what stays."""


def _assessment(facts: Facts) -> Iterable[Part]:
    yield part(
        "Why an assessment is needed",
        "People in weak positions may write here, children among them. They write about health, "
        "family life, crimes and "
        "other people. That is likely to be a high risk unless much is done, so this assessment comes first.",
        says(facts, "purpose"),
    )
    yield part("What is done with data", *_what(facts))
    yield part("Whom we asked", says(facts, "consulted"))
    yield part(
        "Is it needed, and is it no more than needed?",
        labelled("Lawful basis", says(facts, "basis")),
        labelled("The law behind it", says(facts, "law")),
        labelled("Condition for special category data", says(facts, "condition")),
        labelled("Data on crimes", says(facts, "offences")),
        labelled("Other ways that were thought about", says(facts, "alternatives")),
        "Consent to use somebody's words for learning is asked apart, for each use, and can be taken "
        "back. It is a "
        "promise to that person beside the lawful basis, not in place of it.",
        "People's rights: they see, correct and withdraw with their eight words, or ask the service. "
        "See the privacy "
        "notices.",
    )
    yield part(
        "What could go wrong",
        table(
            "Risks to people, and what is done",
            ("What could go wrong", "How likely", "How grave", "What is done", "What stays"),
            RISKS,
            "How likely and how grave are our judgement of the product as it ships. Change them with "
            "your own officer.",
        ),
        labelled("Further risks here", says(facts, "own_risks")),
    )
    yield part("What guards people", bullets(*GUARDS), *_doors(facts))
    yield part(
        "What was decided",
        labelled("Advice of the data protection officer", says(facts, "advice")),
        labelled("Does a high risk stay?", says(facts, "high_risk")),
        *(
            ("A high risk stays and the Information Commissioner has not been asked. Do not begin.",)
            if facts.chosen("high_risk") == "not_asked"
            else ()
        ),
        "The two people who sign below say when it is looked at again, at most a year ahead, or when "
        "something changes.",
    )


def _what(facts: Facts) -> Iterable[Block | Words]:
    yield labelled("Who hosts it", known(facts.hosted_by, "who hosts the Speak door"))
    yield labelled("Who employs the readers", known(facts.readers_employed_by, "who employs the readers"))
    yield labelled("Who runs the computer", known(facts.computer_run_by, "who runs the computer"))
    yield labelled("Where it stands", says(facts, "machine"))
    yield labelled("How many people", says(facts, "scale"))
    yield labelled("Others who handle data", says(facts, "processors"))
    alerts = "Alerts go out of this machine." if facts.alerts_go_out else "No alerts go out of this machine."
    yield f"The database is {facts.database}. {alerts}"
    yield table(
        "Uses of data",
        ("Use", "Of whom", "Which data", "Seen by"),
        [(use.name, use.people, use.data, use.seen_by) for use in USES],
        "For how long: see the retention schedule and the record of processing.",
    )
    yield table(
        "Machine readings",
        ("What", "Used for", "Who decides"),
        [(each.name, each.used_for, each.person) for each in every_machine()],
        "Versions and figures stand in the algorithmic transparency record.",
    )


def _doors(facts: Facts) -> Iterable[Block | Words]:
    yield table(
        "What must be so before the public may speak here",
        ("What", "Is it so?"),
        [(each.title, "yes" if each.passes else "not yet") for each in facts.gates],
        "Looked at when this page was made.",
    )
    yield table(
        "Roles",
        ("Role", "Sees words"),
        [(each.name, "yes" if each.sees_words else "no") for each in facts.roles],
    )


ASSESSMENT: Final = Kind(
    "impact-assessment",
    "Data protection impact assessment",
    _("What could go wrong for people, what is done about it, and what stays. Needed before you begin."),
    (
        "purpose",
        "scale",
        "machine",
        "processors",
        "consulted",
        "basis",
        "law",
        "condition",
        "offences",
        "alternatives",
        "own_risks",
        "advice",
        "high_risk",
    ),
    ("dpia", "new_bases", "machine_decisions"),
    _assessment,
)

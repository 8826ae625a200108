"""The record of processing, and the retention schedule."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from django.utils.translation import gettext_lazy as _

from speakopenly.core.documents import SubHeading
from speakopenly.core.retention import PERIODS
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
from speakopenly.web.site.governance.documents.uses import GUARDS, USES, kept_for
from speakopenly.web.site.governance.facts import Facts


def _records(facts: Facts) -> Iterable[Part]:
    yield part(
        "Who answers for it",
        labelled("Controller", says(facts, "controller")),
        labelled("Data protection officer", says(facts, "officer")),
        labelled("Number in the register of the Information Commissioner", says(facts, "registration")),
        labelled("Decided together with", says(facts, "partners")),
        labelled("Handled by others", says(facts, "processors")),
        labelled("Speak Openly is run by", known(facts.computer_run_by, "who runs the computer")),
    )
    yield part(
        "Why data are used",
        says(facts, "purpose"),
        labelled("Lawful basis", says(facts, "basis")),
        labelled("The law that gives the task or interest", says(facts, "law")),
        labelled("Condition for special category data", says(facts, "condition")),
    )
    blocks = [
        block
        for use in USES
        for block in (
            SubHeading(use.name),
            bullets(
                f"Of whom: {use.people}.",
                f"Which data: {use.data}.",
                f"What for: {use.purpose}.",
                f"Seen by: {use.seen_by}.",
                f"Kept: {kept_for(use)}.",
            ),
        )
    ]
    yield part("What data are used, of whom and for how long", *blocks)
    yield part(
        "Where data go",
        says(facts, "shared_with"),
        labelled("Out of the United Kingdom", says(facts, "abroad")),
        "Speak Openly hands nothing on by itself and has no sub-processors: its makers receive no data.",
    )
    yield part("How data are guarded", bullets(*GUARDS), labelled("The computer", says(facts, "machine")))


def _schedule(facts: Facts) -> Iterable[Part]:
    rows = [(each.what, f"{each.days} days", each.since, each.then, each.reason) for each in PERIODS]
    yield part(
        "What Speak Openly erases by itself",
        "The machine erases by this table every night. A legal hold, agreed to by two people, pauses it.",
        table("How long what is kept", ("What", "Kept for", "From", "Then", "Why"), rows),
        f"This service keeps backups for {facts.days_backups} days.",
    )
    yield part(
        "What stays until somebody takes it back",
        "De-identified passages, findings and what was published stay. Whoever has their eight words "
        "can take their "
        "words back; what was printed before stays in print.",
    )
    yield part("What the service keeps elsewhere", says(facts, "records_outside"))
    yield part(
        "Who looks at it again",
        labelled("Once a year these periods are looked at by", says(facts, "retention_owner")),
    )


RECORDS: Final = Kind(
    "processing",
    "Record of processing",
    _("Which personal data you use, of whom, why, who sees them and for how long."),
    (
        "controller",
        "officer",
        "registration",
        "partners",
        "processors",
        "purpose",
        "basis",
        "law",
        "condition",
        "shared_with",
        "abroad",
        "machine",
    ),
    ("records", "new_bases", "machine_decisions"),
    _records,
)
SCHEDULE: Final = Kind(
    "retention",
    "Retention schedule",
    _(
        "How long everything is kept, and what becomes of it then. The table is the one the machine "
        "erases by."
    ),
    ("records_outside", "retention_owner"),
    ("records",),
    _schedule,
)

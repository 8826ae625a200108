"""Agreements: between controller and processor, and between controllers who decide together."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from django.utils.translation import gettext_lazy as _

from speakopenly.core.retention import RAW_WORDS
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


def _processor(facts: Facts) -> Iterable[Part]:
    yield part(
        "Between whom",
        labelled("The controller", says(facts, "controller")),
        labelled("The processor", says(facts, "processor_details")),
        labelled("Who runs the computer", known(facts.computer_run_by, "who runs the computer")),
        "Who only ships the program handles no data and needs no agreement.",
    )
    yield part(
        "What is handled",
        labelled("What for", says(facts, "purpose")),
        table(
            "Data and people",
            ("Use", "Of whom", "Which data"),
            [(use.name, use.people, use.data) for use in USES],
        ),
        "For as long as the service uses Speak Openly, and at the end as below.",
    )
    yield part(
        "What the processor promises",
        bullets(
            "To act only on what the controller wrote down, and to say so at once where that seems unlawful.",
            "That everybody who can reach the machine is bound to secrecy, and is named to the controller.",
            "To keep the guards below, and to change neither program nor logs without saying so first.",
            "To keep no log of visitors in front of the Speak door: no addresses, no browsers, no hours.",
            "To let nobody else handle data without the controller's written yes. There are no "
            "sub-processors now.",
            "To help with requests, assessments and questions of the Information Commissioner.",
            "To tell the controller of a breach at once, and in any case within 24 hours of knowing of it.",
            "To keep backups encrypted, for no more than "
            f"{facts.days_backups} days, and a copy of the erasure list elsewhere.",
            "At the end to give back or destroy everything as the controller chooses, and to confirm "
            "it in writing.",
            "To let the controller, or somebody they send, see that all this is so.",
        ),
    )
    yield part(
        "How it is guarded",
        bullets(*GUARDS),
        labelled("Where the machine stands", says(facts, "machine")),
        labelled("Out of the United Kingdom", says(facts, "abroad")),
    )
    yield part("Signed", "For the controller: name, role, day. For the processor: name, role, day.")


def _joint(facts: Facts) -> Iterable[Part]:
    yield part(
        "Who decides together",
        labelled("This service", says(facts, "controller")),
        labelled("With, and which part is whose", says(facts, "partners")),
        labelled("Where people turn", says(facts, "partner_contact")),
    )
    yield part(
        "What is done together", says(facts, "purpose"), labelled("On which basis", says(facts, "basis"))
    )
    yield part(
        "Who does what",
        table(
            "Duties, unless the parties write down something else",
            ("Duty", "Who", "How"),
            (
                ("Telling people", "the host of the Speak door", "the privacy notices on these pages"),
                (
                    "Reading reports and protecting children",
                    "who employs the readers",
                    "two readers and a lead",
                ),
                (
                    "Requests about one's own data",
                    "whoever is asked first",
                    "the register; the other helps in five days",
                ),
                (
                    "A breach",
                    "whoever learns of it first",
                    "tells the other at once; the host tells the Commissioner",
                ),
                ("Erasing", "the machine", f"every night; closed reports after {RAW_WORDS.days} days"),
                ("Publishing", "both", "two sign each publication"),
                ("Looking at this again", "both", "once a year, and when something changes"),
            ),
        ),
        "Whatever is agreed here, anybody may turn to either party.",
    )
    yield part(
        "What each may see",
        "Each party's people see only what their role sees in their own service. Small numbers are "
        "hidden in what is "
        "shared, and nobody's words are shared before names are hidden and two have read them.",
        labelled("With whom what must be acted on is shared", says(facts, "shared_with")),
    )
    yield part(
        "Signed", "For each party: name, role, day. The main points of this are published with the notices."
    )


PROCESSOR: Final = Kind(
    "processor-agreement",
    "Agreement between controller and processor",
    _("For whoever runs the computer or handles data for you: a draft contract."),
    ("controller", "processor_details", "purpose", "machine", "abroad"),
    ("processor",),
    _processor,
)
JOINT: Final = Kind(
    "joint-arrangement",
    "Arrangement between joint controllers",
    _("For services that decide together, such as a council and a trust: who does what."),
    ("controller", "partners", "partner_contact", "purpose", "basis", "shared_with"),
    ("joint",),
    _joint,
)

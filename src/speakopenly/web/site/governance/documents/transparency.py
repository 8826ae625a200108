"""The algorithmic transparency record: a part for everyone, and one for those who want to know more."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from django.utils.translation import gettext_lazy as _

from speakopenly.check.machines import READ_ON, Machine, every_machine
from speakopenly.core.documents import Block, BulletList, SubHeading
from speakopenly.core.documents.words import day_in_words
from speakopenly.web.site.governance.documents.parts import Kind, Part, bullets, labelled, part, says, table
from speakopenly.web.site.governance.facts import Facts


def _record(facts: Facts) -> Iterable[Part]:
    machines = every_machine()
    yield part(
        "For everyone",
        "Speak Openly reads what people say with small programs on the service's own computer. They "
        "propose which words "
        "could name somebody, which passages speak of the same thing and whether a child may be in "
        "danger. They decide "
        "nothing about anybody. A person looks at each proposal and decides.",
        "No text model writes anything that is published. Nothing is sent to another company to be read.",
        labelled("Who answers for it", says(facts, "owner")),
        labelled("How to ask about it", says(facts, "officer")),
    )
    yield part(
        "Why it is used",
        says(facts, "purpose"),
        labelled("Other ways that were thought about", says(facts, "alternatives")),
        "Without it people would read thousands of texts alone, and names would be missed more often.",
    )
    yield part(
        "Who made it and who runs it",
        "Speak Openly is free software under the MIT licence. There is no supplier who sees data.",
        labelled("Handled by others", says(facts, "processors")),
    )
    yield part("What decides, and what does not", *_decides(machines))
    yield part("Each machine reading", *(block for each in machines for block in _one(each)))
    yield part(
        "Data",
        "Models that others trained learned from public texts; we do not train them further. Our own "
        "small models learned "
        "from sentences that were written for them. Proposals of codes learn from the service's own "
        "coders, on its own "
        "computer, and nothing of that leaves it.",
        "Words in other languages than English are not read by these models: they go to a person.",
    )
    yield part(
        "What could go wrong, and what is done",
        bullets(
            "A name is missed: a person reads every text before anybody else sees it.",
            "A danger is missed: danger is asked of the person first, and every report is read by two "
            "people.",
            "A group is read less well, such as children, or people who write in Welsh or in haste: "
            "figures are told by "
            "kind where we have them, and what is not English goes to a person.",
            "People trust a proposal too much: the second reader sees none before they have saved.",
        ),
    )


def _decides(machines: Iterable[Machine]) -> Iterable[Block]:
    yield table(
        "Who decides",
        ("Machine reading", "Decides by itself", "Who decides"),
        [(each.name, each.decides, each.person) for each in machines],
    )


def _one(machine: Machine) -> Iterable[Block]:
    yield SubHeading(machine.name)
    yield BulletList(
        (
            f"What it is: {machine.kind.value}.",
            f"Version: {machine.version}.",
            f"sha256: {machine.sha256}."
            if machine.sha256
            else "sha256: none, as no file of weights is accepted by it.",
            f"Made by: {machine.made_by}.",
            f"Used for: {machine.used_for}",
            f"How good it is: {machine.quality} Measured in: {machine.source}; looked at on "
            f"{day_in_words(READ_ON)}.",
            *(("Installed only where a service wants it.",) if machine.is_optional else ()),
        )
    )


TRANSPARENCY: Final = Kind(
    "algorithmic-transparency",
    "Algorithmic transparency record",
    _("Which machine readings there are, with version and figures, and that none of them decides."),
    ("owner", "officer", "purpose", "alternatives", "processors"),
    ("transparency", "machine_decisions"),
    _record,
)

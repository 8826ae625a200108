"""The page on every machine reading."""

from __future__ import annotations

from speakopenly.check.machines import READ_ON, Machine, every_machine
from speakopenly.check.machines.register import OURS


def page(made: str) -> str:
    """Every machine reading by name, version and sha256, what it is for, who decides, and how good it is."""
    introduction = (
        "Small programs read words on the service's own computer. They propose; **none decides anything about anybody**,"
        " and nothing is sent elsewhere to be read. No text model writes what is published. A service completes its own"
        " record from this under *Data protection*: [how](../how-to/keep-your-data-protection-documents.md).\n\n"
        "Names, versions and sha256 come from the code that loads each model, and a test holds them to it. Figures were"
        f" last held against where they come from on {READ_ON.isoformat()}."
    )
    parts = "\n".join(_machine(each) for each in every_machine())
    return f"# Algorithmic transparency\n\n{made}\n\n{introduction}\n\n{parts}"


def _machine(machine: Machine) -> str:
    told = {
        "what it is": machine.kind.value,
        "version": machine.version.replace(OURS, "changes with a release"),
        "sha256": f"`{machine.sha256}`" if machine.sha256 else "no file of weights is accepted by it",
        "made by": machine.made_by,
        "used for": machine.used_for,
        "decides": machine.decides,
        "who decides": machine.person,
        "how good it is": machine.quality,
        "measured in": machine.source,
        "installed": "only where a service wants it" if machine.is_optional else "always",
    }
    rows = "\n".join(f"| {name} | {said} |" for name, said in told.items())
    return f"## {machine.name}\n\n| | |\n|---|---|\n{rows}\n"

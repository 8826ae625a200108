"""How far people agreed on a closed sample, code by code; and, apart from that, what the machine proposed.

People's figures hold people only. The machine is set beside what all people who looked agreed on, in figures
of its own.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from speakopenly.understand.agreement import Agreement, Estimate, measure_agreement
from speakopenly.understand.codebook import Code
from speakopenly.web.understand.codebook import queries as codebook
from speakopenly.web.understand.coding.double.models import DoubleCoding, DrawnPassage


@dataclass(frozen=True, slots=True)
class OnACode:
    """One code: how often people gave it, how far they agree, and on how many passages they differ."""

    code: Code
    agreement: Agreement
    given: int
    looked: int
    differ: int

    @property
    def sentence(self) -> str:
        """The figure in words; never who."""
        return _in_words(self)


@dataclass(frozen=True, slots=True)
class Machine:
    """The machine beside people's common decision on one code. ``left_out``: unsure, or people differ."""

    code: Code
    agreement: Agreement
    left_out: int


@dataclass(frozen=True, slots=True)
class Difference:
    """A passage of which people saw some codes differently."""

    drawn: DrawnPassage
    codes: tuple[Code, ...]
    talked: int


def drawn_of(double: DoubleCoding) -> list[DrawnPassage]:
    """The sample in its order, less the words that were withdrawn since."""
    rows = DrawnPassage.objects.filter(double=double).select_related("passage__reading")
    return list(rows.prefetch_related("talk"))


def codes_of(double: DoubleCoding) -> list[Code]:
    """The codes that could be given, as they meant then."""
    return codebook.as_it_was(double.version).usable()


def of_people(double: DoubleCoding, drawn: list[DrawnPassage]) -> list[OnACode]:
    """Every code that anybody gave; the unit is a passage that two people or more looked at."""
    found = []
    for code in codes_of(double):
        rows = [_row(each, code) for each in drawn]
        said = [value for row in rows for value in row if value is not None]
        if not any(said):
            continue
        measured = measure_agreement(rows, seed=double.seed, categories=(True, False))
        differ = sum(len({value for value in row if value is not None}) > 1 for row in rows)
        found.append(OnACode(code, measured, sum(said), len(said), differ))
    return found


def of_the_machine(double: DoubleCoding, drawn: list[DrawnPassage]) -> list[Machine]:
    """Every code the machine or people gave, where it had proposed before; its figures are never people's."""
    seen = [each for each in drawn if each.machine]
    found = []
    for code in codes_of(double):
        pairs = [(_together(each, code), _proposed(each, code)) for each in seen]
        both = [pair for pair in pairs if None not in pair]
        if any(True in pair for pair in both):
            measured = measure_agreement(both, seed=double.seed, categories=(True, False))
            found.append(Machine(code, measured, len(pairs) - len(both)))
    return found


def versions_of_the_machine(drawn: list[DrawnPassage]) -> list[str]:
    """The versions that had proposed."""
    return sorted({str(each.machine["version"]) for each in drawn if each.machine})


def differences(double: DoubleCoding, drawn: list[DrawnPassage]) -> list[Difference]:
    """Passages where somebody gave a code that somebody else who looked did not give."""
    codes = codes_of(double)
    found = []
    for each in drawn:
        apart = tuple(
            code for code in codes if len({said for said in _row(each, code) if said is not None}) > 1
        )
        if apart:
            found.append(Difference(each, apart, len(each.talk.all())))
    return found


def _row(drawn: DrawnPassage, code: Code) -> list[bool | None]:
    return [None if given is None else str(code.id) in given for given in drawn.coded]


def _together(drawn: DrawnPassage, code: Code) -> bool | None:
    said = [value for value in _row(drawn, code) if value is not None]
    return said[0] if len(said) >= 2 and len(set(said)) == 1 else None


def _proposed(drawn: DrawnPassage, code: Code) -> bool | None:
    if code.id in drawn.machine.get("yes", ()):
        return True
    return False if code.id in drawn.machine.get("no", ()) else None


def _in_words(on: OnACode) -> str:
    name, alpha = on.code.name, on.agreement.alpha
    if alpha.value is None:
        return _("For “%(name)s” agreement cannot be told: %(why)s") % {"name": name, "why": alpha.reason}
    differ = ngettext("They differ on %(n)s passage.", "They differ on %(n)s passages.", on.differ)
    told = {"name": name, "alpha": figure(alpha), "differ": differ % {"n": on.differ}}
    if alpha.low is None or alpha.low <= 0:
        return (
            _(
                "It cannot be said that people agree on “%(name)s” more than chance (alpha %(alpha)s). "
                "%(differ)s Its meaning may need work."
            )
            % told
        )
    if on.differ:
        return _("People agree on “%(name)s” more than chance (alpha %(alpha)s). %(differ)s") % told
    return _("People agree on “%(name)s” on every passage (alpha %(alpha)s).") % told


def figure(estimate: Estimate) -> str:
    """A figure with its range, or a dash."""
    if estimate.value is None:
        return "–"
    if estimate.low is None or estimate.high is None:
        return f"{estimate.value:.2f}"
    return _("%(value)s, %(low)s to %(high)s") % {
        "value": f"{estimate.value:.2f}", "low": f"{estimate.low:.2f}", "high": f"{estimate.high:.2f}"
    }  # fmt: skip

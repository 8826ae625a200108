"""What is done about each kind, step by step, and what can and cannot be found. A table to be read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from speakopenly.web.site.register.models import RIGHTS, Kind

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

_FINDING = (Kind.SUBJECT_ACCESS, Kind.RECTIFICATION, Kind.ERASURE, Kind.OBJECTION)


@dataclass(frozen=True, slots=True)
class Step:
    """One step of some kinds: what to do, how, and where. All are done before anything is decided, but one
    that ``is_after``: what gives or erases waits until two people have agreed that it shall.

    ``query`` fills in the form that stands there.
    """

    ident: str
    kinds: tuple[Kind, ...]
    what: StrOrPromise
    how: StrOrPromise
    url_name: str = ""
    query: str = ""
    is_after: bool = False


STEPS: Final = (
    Step(
        "who",
        (*RIGHTS, Kind.COMPLAINT),
        _("Make sure who is asking"),
        _(
            "In your own records, and only where you doubt it. A child can ask alone if they understand "
            "what it "
            "means. Whoever asks for a child asks for the child's sake."
        ),
    ),
    Step(
        "eight_words",
        _FINDING,
        _("Tell them what the eight words do"),
        _(
            "Whoever wrote here sees, corrects and withdraws all of it with their eight words, at once "
            "and without us. "
            "Without them we cannot find it: we do not know who wrote."
        ),
    ),
    Step(
        "what_about",
        _FINDING,
        _("Ask what it may be about"),
        _(
            "A month, a place, what took place. Sealed words cannot be searched by name, so this is "
            "what a reader needs."
        ),
    ),
    Step(
        "look_open",
        _FINDING,
        _("Look where names can be found"),
        _(
            "Accounts of people who work here, the trail of what was done, your own files, printed "
            "pages, mail."
        ),
        "site-trail",
    ),
    Step(
        "look_sealed",
        _FINDING,
        _("Let a reader look through the reports and exercises it may be about"),
        _(
            "A reader or facilitator opens their key and reads what came in those months and that "
            "place. No machine "
            "searches sealed words. Whatever they find is written in your own file, not here."
        ),
    ),
    Step(
        "look_passages",
        _FINDING,
        _("Search the passages"),
        _(
            "Names are replaced in passages. A passage that nobody could tie to this person, with what "
            "is reasonably "
            "likely to be used, is no longer their data."
        ),
    ),
    Step(
        "others",
        (Kind.SUBJECT_ACCESS,),
        _("Weigh what it tells about others"),
        _(
            "Above all about whoever wrote it. Leave out what would give them away, unless they agree "
            "or it is "
            "reasonable without."
        ),
    ),
    Step(
        "harm",
        (Kind.SUBJECT_ACCESS,),
        _("Ask whether giving it could do somebody serious harm"),
        _("For social work, health and education data the law wants this test."),
    ),
    Step(
        "is_held",
        (Kind.ERASURE, Kind.OBJECTION, Kind.RECTIFICATION),
        _("See whether a legal hold is on it"),
        _("What is held is not erased or changed until two people lift the hold. Say so in the answer."),
        "hear:holds",
    ),
    Step(
        "do_it",
        (Kind.ERASURE, Kind.OBJECTION, Kind.RECTIFICATION),
        _("Do it where it is done"),
        _(
            "Words of an exercise are taken out there; a report by its eight words or by two readers. "
            "Everything made "
            "of the words goes with them, in every room and again after a restore."
        ),
        is_after=True,
    ),
    Step(
        "acknowledge",
        (Kind.COMPLAINT,),
        _("Acknowledge it within 30 days"),
        _("From your own office. Say what happens next and until when."),
    ),
    Step(
        "look_into",
        (Kind.COMPLAINT,),
        _("Look into it, and say how it goes"),
        _("Ask whoever can know. Do not ask who wrote a report."),
    ),
    Step(
        "do_we_hold",
        (Kind.INFORMATION,),
        _("Say whether the authority holds it"),
        _("What somebody else holds for you counts as held. Sealed words count too."),
    ),
    Step(
        "is_public",
        (Kind.INFORMATION,),
        _("See whether it is public already"),
        _("Findings, bulletins, replies, pressures and the tables beside them are."),
    ),
    Step(
        "small_numbers",
        (Kind.INFORMATION,),
        _("Hide small numbers"),
        _(
            "Give no count from 1 to 7 and nothing from which one can be worked out: use the command "
            "disclose. What is "
            "given to one person is given to everyone."
        ),
    ),
    Step(
        "confidence",
        (Kind.INFORMATION,),
        _("Weigh what was told in confidence, and the public interest"),
        _(
            "People told us things because we promised. Nobody can promise that a law will never open "
            "them; say which "
            "exemption applies and why."
        ),
    ),
    Step(
        "is_real",
        (Kind.COURT_ORDER,),
        _("Let your lawyer read the order"),
        _("Who made it, what it covers, until when, and whether it can be made narrower before that day."),
    ),
    Step(
        "hold",
        (Kind.COURT_ORDER,),
        _("Propose a legal hold, so that nothing it covers is erased"),
        _(
            "It takes a second person. Hold no more than the order says. The person who wrote sees the "
            "hold, unless "
            "two people agree that telling would do harm."
        ),
        "hear:hold-new",
        "?reason=court",
    ),
    Step(
        "what_there_is",
        (Kind.COURT_ORDER,),
        _("Say what exists and what does not"),
        _(
            "Nobody is asked for a name, and no internet address and no hour are kept. Some who wrote left a "
            "way to reach them: it is sealed, two readers open it together, and it goes after 90 days at "
            "most. Readers can open sealed words; nobody can open those whose last key is gone."
        ),
    ),
    Step(
        "no_more",
        (Kind.COURT_ORDER,),
        _("Give what the order says and no more"),
        _("Two readers take it out together. Write down in your own file what was given, to whom and when."),
        is_after=True,
    ),
    Step(
        "protect",
        (Kind.BREACH,),
        _("Protect whoever is in danger first"),
        _("Before any form is filled in. Ring the safeguarding lead."),
    ),
    Step(
        "stop",
        (Kind.BREACH,),
        _("Stop it"),
        _(
            "Shut the door, take a role away, retire a key, take the machine off the network: whichever "
            "ends it."
        ),
        "site",
    ),
    Step(
        "was_sealed",
        (Kind.BREACH,),
        _("Find out whether words could be read"),
        _(
            "A stolen database or backup shows no words while readers' keys are safe. An open key, a "
            "printed page, a "
            "file that was taken along or a changed program is another matter."
        ),
    ),
    Step(
        "who_is_hurt",
        (Kind.BREACH,),
        _("Think about who could be hurt, and how"),
        _("Whoever wrote, a child or family they wrote about, workers. Losing trust is a harm too."),
    ),
    Step(
        "tell_people",
        (Kind.BREACH,),
        _("Tell people where the risk to them is high, or decide that it is not"),
        _(
            "Without delay, in plain words. Those who wrote can be told in their mailbox and on the "
            "first page."
        ),
    ),
    Step(
        "learn",
        (Kind.BREACH,),
        _("Look at what made it likely, without blame"),
        _("Hold a learning review, and change what let it happen."),
        "change:reviews",
    ),
)


def steps_of(kind: Kind) -> list[Step]:
    """The steps of a kind, in order."""
    return [step for step in STEPS if kind in step.kinds]

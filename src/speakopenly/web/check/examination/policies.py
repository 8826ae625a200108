"""Who may examine, who may reply, and what must be there first. Guards come in pairs."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _

from speakopenly.check.examination import DAYS_TO_REPLY, SELF_QUESTIONS, Line, may_state_no_reply
from speakopenly.core.errors import NotAllowed
from speakopenly.web.check.examination.models import Examination
from speakopenly.web.people import policies as people
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff

MAY_ENTER = (Role.EXAMINER, Role.LEARNING_LEAD, Role.LEADER, Role.PUBLISHER)
MAY_SEE = (Role.EXAMINER, Role.LEARNING_LEAD, Role.LEADER)
MAY_EXAMINE = (Role.EXAMINER,)
MAY_REPLY = (Role.LEARNING_LEAD, Role.LEADER)
"""Those who answer for the service. An examiner cannot write or change a reply."""
FIGURES_STAND_ON = Line.WORKLOAD_PRESSURE
"""Beside blame, openness or supervision an official figure would pretend to explain them."""
MAY_TAKE_THE_PACK = (Role.EXAMINER,)


def check_can_enter(by: Staff) -> None:
    """Raise NotAllowed unless this person may see that examinations exist: a publisher signs them."""
    people.check_has_role(by, *MAY_ENTER)


def can_enter(by: Staff) -> bool:
    """Whether this person may see that examinations exist."""
    return people.allows(check_can_enter, by)


def check_can_see(by: Staff, examination: Examination) -> None:
    """Raise NotAllowed unless this person may read an examination that is being written."""
    people.check_has_role(by, *MAY_SEE)
    people.check_same_service(by, examination)


def can_see(by: Staff, examination: Examination) -> bool:
    """Whether this person may read an examination that is being written."""
    return people.allows(check_can_see, by, examination)


def check_can_begin(by: Staff) -> None:
    """Raise NotAllowed unless this person may begin an examination."""
    people.check_has_role(by, *MAY_EXAMINE)


def can_begin(by: Staff) -> bool:
    """Whether this person may begin an examination."""
    return people.allows(check_can_begin, by)


def check_can_answer_about_itself(by: Staff, examination: Examination) -> None:
    """Raise NotAllowed unless this person may answer for the examining body now."""
    check_can_begin(by)
    people.check_same_service(by, examination)
    _check_nothing_waits(examination)


def can_answer_about_itself(by: Staff, examination: Examination) -> bool:
    """Whether this person may answer for the examining body now."""
    return people.allows(check_can_answer_about_itself, by, examination)


def check_examiner_was_first(examination: Examination) -> None:
    """Raise NotAllowed until the examining body has answered every question about itself."""
    answered = set(examination.about_itself.values_list("question", flat=True))
    if not answered.issuperset(each.code for each in SELF_QUESTIONS):
        raise NotAllowed(_("The examiner answers about itself first. The lines open when it has."))


def was_examiner_first(examination: Examination) -> bool:
    """Whether the examining body has answered about itself."""
    return people.allows(check_examiner_was_first, examination)


def check_can_look(by: Staff, examination: Examination) -> None:
    """Raise NotAllowed unless this person may see the lines, and the examiner went first."""
    check_can_see(by, examination)
    check_examiner_was_first(examination)


def check_can_write(by: Staff, examination: Examination) -> None:
    """Raise NotAllowed unless this person may write what the examiner says, now."""
    check_can_begin(by)
    check_can_look(by, examination)
    _check_nothing_waits(examination)


def can_write(by: Staff, examination: Examination) -> bool:
    """Whether this person may write what the examiner says, now."""
    return people.allows(check_can_write, by, examination)


def check_can_put_figures_beside(by: Staff, examination: Examination, line: Line) -> None:
    """Raise NotAllowed unless this person writes now, on the line that asks of demand and resources."""
    check_can_write(by, examination)
    if line is not FIGURES_STAND_ON:
        raise NotAllowed(_("Official figures stand on the line that asks of demand and resources alone."))


def can_put_figures_beside(by: Staff, examination: Examination, line: Line) -> bool:
    """Whether this person may set official figures beside this line now."""
    return people.allows(check_can_put_figures_beside, by, examination, line)


def check_can_send(by: Staff, examination: Examination) -> None:
    """Raise NotAllowed unless the authority may be asked now to check the facts and to reply."""
    check_can_write(by, examination)
    if examination.sent_on is not None:
        raise NotAllowed(_("The authority was asked already."))
    if not examination.observations.exclude(words="").exists():
        raise NotAllowed(_("Write first what you saw."))


def can_send(by: Staff, examination: Examination) -> bool:
    """Whether the button to ask the authority may be shown."""
    return people.allows(check_can_send, by, examination)


def check_can_reply(by: Staff, examination: Examination) -> None:
    """Raise NotAllowed unless this person may reply for the authority now, and examined nothing here."""
    people.check_has_role(by, *MAY_REPLY)
    check_can_look(by, examination)
    _check_nothing_waits(examination)
    if examination.sent_on is None:
        raise NotAllowed(_("The examiner has not asked for a reply yet."))
    if has_examined(by, examination):
        raise NotAllowed(_("Whoever examined cannot reply for the authority."))


def can_reply(by: Staff, examination: Examination) -> bool:
    """Whether this person may reply for the authority now."""
    return people.allows(check_can_reply, by, examination)


def check_can_state_no_reply(by: Staff, examination: Examination) -> None:
    """Raise NotAllowed unless the authority has had its time to reply."""
    check_can_write(by, examination)
    if not may_state_no_reply(examination.sent_on, timezone.localdate()):
        raise NotAllowed(
            _("This can be stated %(days)s days after the authority was asked.") % {"days": DAYS_TO_REPLY}
        )


def can_state_no_reply(by: Staff, examination: Examination) -> bool:
    """Whether it may be stated that no reply came."""
    return people.allows(check_can_state_no_reply, by, examination)


def check_can_take_the_pack(by: Staff) -> None:
    """Raise NotAllowed unless this person may take away what is published of how the service learns."""
    people.check_has_role(by, *MAY_TAKE_THE_PACK)


def can_take_the_pack(by: Staff) -> bool:
    """Whether the pack may be offered."""
    return people.allows(check_can_take_the_pack, by)


def has_examined(by: Staff, examination: Examination) -> bool:
    """Whether this person wrote anything on the examiner's side."""
    rows = (
        examination.about_itself, examination.observations, examination.judged, examination.offers,
        examination.no_replies, examination.official,
    )  # fmt: skip
    return examination.by_id == by.user.pk or any(each.filter(by=by.user).exists() for each in rows)


def has_replied(by: Staff, examination: Examination) -> bool:
    """Whether this person wrote anything on the authority's side."""
    return examination.replies.filter(by=by.user).exists()


def _check_nothing_waits(examination: Examination) -> None:
    if examination.editions.filter(state="draft").exists():
        raise NotAllowed(_("An edition waits for its signature. It has to be taken back first."))

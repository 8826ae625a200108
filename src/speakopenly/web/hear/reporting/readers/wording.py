"""What codes are called on the pages of two readers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from speakopenly.hear.answering import CandourAnswer, Compared, HarmKind, NearMissKind, Signpost
from speakopenly.hear.factors import Direction
from speakopenly.hear.speaking.questions import Effect, YesNo

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

NEAR_MISS: Final[Mapping[NearMissKind, StrOrPromise]] = {
    NearMissKind.PREVENTED: gettext_lazy("Somebody or something prevented it"),
    NearMissKind.NO_HARM_BY_CHANCE: gettext_lazy("No harm, by chance"),
}
ACTUAL: Final[Mapping[Effect, StrOrPromise]] = {
    Effect.NONE: gettext_lazy("0 None found"),
    Effect.LOW: gettext_lazy("1 Low: brief upset, delay or inconvenience"),
    Effect.MODERATE: gettext_lazy("2 Moderate: extra help needed, lasting weeks"),
    Effect.SERIOUS: gettext_lazy("3 Serious or lasting"),
    Effect.DEATH: gettext_lazy("4 A child died"),
    Effect.UNKNOWN: gettext_lazy("Cannot tell yet"),
}
POTENTIAL: Final[Mapping[Effect, StrOrPromise]] = {
    Effect.NONE: gettext_lazy("0 No credible harm"),
    Effect.LOW: gettext_lazy("1 Low"),
    Effect.MODERATE: gettext_lazy("2 Moderate"),
    Effect.SERIOUS: gettext_lazy("3 Serious"),
    Effect.DEATH: gettext_lazy("4 Death"),
    Effect.UNKNOWN: gettext_lazy("Cannot tell"),
}
HARM: Final[Mapping[HarmKind, StrOrPromise]] = {
    HarmKind.PHYSICAL: gettext_lazy("Physical"),
    HarmKind.EMOTIONAL: gettext_lazy("Emotional"),
    HarmKind.DEVELOPMENT_EDUCATION: gettext_lazy("Development or education"),
    HarmKind.FAMILY_RELATIONSHIPS: gettext_lazy("Family relationships"),
    HarmKind.PRIVACY: gettext_lazy("Privacy"),
    HarmKind.LIBERTY_OR_RIGHTS: gettext_lazy("Liberty or rights"),
    HarmKind.STAFF_WELLBEING: gettext_lazy("Wellbeing of staff"),
}
ANSWER: Final[Mapping[YesNo, StrOrPromise]] = {
    YesNo.YES: gettext_lazy("Yes"),
    YesNo.NO: gettext_lazy("No"),
}
CANDOUR: Final[Mapping[CandourAnswer, StrOrPromise]] = {
    CandourAnswer.YES: gettext_lazy("Yes"),
    CandourAnswer.NO: gettext_lazy("No, or not as far as is said"),
    CandourAnswer.UNSAFE: gettext_lazy("Telling them now would be unsafe, as my note says"),
}
BOTH_WAYS: Final = "both"
WAY: Final[Mapping[str, StrOrPromise]] = {
    "": gettext_lazy("Not here"),
    Direction.HINDERED.value: gettext_lazy("Hindered"),
    Direction.HELPED.value: gettext_lazy("Helped"),
    BOTH_WAYS: gettext_lazy("Both"),
}
PART: Final[Mapping[str, StrOrPromise]] = {
    "kind": gettext_lazy("Kind"),
    "near_miss_kind": gettext_lazy("Why it did no harm"),
    "area": gettext_lazy("Service"),
    "stage": gettext_lazy("Stage"),
    "role_band": gettext_lazy("Part the writer plays"),
    "harm_actual": gettext_lazy("Effect"),
    "harm_potential": gettext_lazy("What it could be next time"),
    "harm_kinds": gettext_lazy("Kinds of harm"),
    "fear": gettext_lazy("Fear or punishment for speaking"),
    "candour": gettext_lazy("Candour"),
    "quarter": gettext_lazy("Quarter"),
}
SIGNPOST: Final[Mapping[Signpost, StrOrPromise]] = {
    Signpost.UNION: gettext_lazy("A trade union or professional association"),
    Signpost.WHISTLEBLOWING: gettext_lazy(
        "Whistleblowing: Protect's free advice line, and prescribed persons such as Ofsted or the NSPCC"
    ),
    Signpost.HR: gettext_lazy("HR, and the grievance or dignity at work policy"),
    Signpost.EQUALITY: gettext_lazy("The equality lead, or the Equality Advisory and Support Service"),
    Signpost.COMPLAINTS: gettext_lazy("The complaints manager for children's services"),
    Signpost.ADVOCACY: gettext_lazy("An independent advocate for the child or young person"),
}
WHISTLEBLOWING_QUESTION: Final = gettext_lazy(
    "What you told us may be what the law calls a protected disclosure. You have rights, and the choice is "
    "yours. You can go to a prescribed person, such as Ofsted or the NSPCC, and you can ask Protect or a "
    "union for free advice first. Would you like us to pass it on here, or will you take it further "
    "yourself, or neither? Nothing is passed on until you say so."
)
TURNED_AWAY: Final = gettext_lazy(
    "We cannot act on this here. These people can: %(who)s. We have passed nothing on, and we count how "
    "often this happens."
)


def agree_line(found: Compared) -> str:
    """What two readers agree on, and what to talk about: never who was right."""
    line = ngettext(
        "You agree on %(agreed)s of %(noted)s factor.",
        "You agree on %(agreed)s of %(noted)s factors.",
        found.noted,
    ) % {"agreed": found.agreed, "noted": found.noted}
    if not found.noted:
        line = str(_("Neither of you noted a factor."))
    about = "; ".join(found.talk_about)
    return f"{line} {_('Talk about: %(about)s.') % {'about': about}}" if about else line


def signposts_line(posts: tuple[Signpost, ...]) -> str:
    """Who can help, as one line for the closing reply."""
    return str(TURNED_AWAY) % {"who": "; ".join(str(SIGNPOST[post]) for post in posts)}

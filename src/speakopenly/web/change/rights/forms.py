"""What is asked of a check, page by page. Words are looked at for names: it is never about one child."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from speakopenly.change import rights
from speakopenly.change.rights import NEEDS, NeedId, WayKind
from speakopenly.change.rights.scope import ADULT
from speakopenly.web.change.rights.models import Answer, Standing
from speakopenly.web.change.rights.models import WayKind as KeptWayKind
from speakopenly.web.hear.reporting.reports.names import names_in

LONGEST = 1000
CONDITIONS_ON_A_PAGE = 3
MOST_NAMES_SHOWN = 8
SORTS = (
    (rights.About.PRACTICE.value, gettext_lazy("A practice: something that is done")),
    (rights.About.CHANGE.value, gettext_lazy("A change: something that is planned")),
    (rights.About.ONE_CHILD.value, gettext_lazy("A decision about one child")),
    (rights.About.EMERGENCY_REMOVAL.value, gettext_lazy("An emergency removal")),
    (rights.About.SAFETY_PLAN.value, gettext_lazy("A safety plan")),
)
TOUCHES = (
    (rights.Touch.USES.value, gettext_lazy("It uses children for something")),
    (rights.Touch.WATCHES.value, gettext_lazy("It watches them")),
    (rights.Touch.MOVES.value, gettext_lazy("It moves them")),
    (rights.Touch.RESTRAINS.value, gettext_lazy("It restrains them")),
    (rights.Touch.PROFILES.value, gettext_lazy("It profiles them")),
)
NONE, UNKNOWN = "none", "unknown"


def _lines(label: Any, *, rows: int = 4, required: Any = "", hint: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=LONGEST,
        required=bool(required),
        help_text=hint,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": required} if required else None,
    )


class NamesNobody(forms.Form):
    """A form whose words are looked at for names before they are kept; its writer decides, and says so."""

    write_instead = gettext_lazy("A check is never about one child. Write the role, such as “a child of 13”.")
    sure = forms.BooleanField(
        required=False,
        label=gettext_lazy("I have looked. None of these is the name of a child, or of anybody else."),
        widget=forms.HiddenInput,
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        typed = [name for name, field in self.fields.items() if isinstance(field, forms.CharField)]
        texts = [cleaned[name] for name in typed if cleaned.get(name)]
        if not self.errors and not cleaned.get("sure") and (found := names_in(texts)):
            self.fields["sure"].widget = forms.CheckboxInput()
            shown = ", ".join(f"“{each}”" for each in found[:MOST_NAMES_SHOWN])
            self.add_error(
                None,
                _(
                    "Not kept: %(found)s may name a person. %(write)s If it names nobody, tick the box and "
                    "send again."
                )
                % {"found": shown, "write": self.write_instead},
            )
        cleaned.pop("sure", None)
        return cleaned


class StopForm(NamesNobody):
    """One stop: the answer, what it rests on, and what its writer stands for."""

    field_order = ("title", "answer", "evidence", "standing", "sure")
    answer = forms.ChoiceField(
        choices=Answer.choices,
        widget=forms.RadioSelect,
        help_text=gettext_lazy("What is not known counts as a stop until it is answered."),
        error_messages={"required": gettext_lazy("Choose an answer. You may say that you do not know.")},
    )
    evidence = _lines(
        gettext_lazy("What does your answer rest on?"),
        rows=3,
        hint=gettext_lazy("Such as: the minutes of 2 May. No names."),
    )
    standing = forms.ChoiceField(
        label=gettext_lazy("What do you stand for here?"),
        choices=Standing.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Say what you stand for.")},
    )

    def __init__(self, *args: Any, stop: rights.Stop, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["answer"].label = stop.asks
        if stop.not_meant:
            self.fields["answer"].help_text = stop.not_meant


class BeginForm(StopForm):
    """S0, before everything else, and what this is called. Who begins is not independent of the aim."""

    title = forms.CharField(
        label=gettext_lazy("What is looked at, in a few words?"),
        max_length=120,
        help_text=gettext_lazy(
            "Such as: door sensors in our homes. It may be printed in the public register."
        ),
        error_messages={"required": gettext_lazy("Say in a few words what is looked at.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["standing"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  (tells the type checker what we declared)
        field.choices = [each for each in Standing.choices if each[0] != Standing.INDEPENDENT]


class SubjectForm(NamesNobody):
    """What the check is about. It is said once; what is left out counts as the graver."""

    about = forms.ChoiceField(
        label=gettext_lazy("What sort of thing is it?"),
        choices=SORTS,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose what sort of thing it is.")},
    )
    touches = forms.MultipleChoiceField(
        label=gettext_lazy("What does it do with children?"),
        choices=[*TOUCHES, (NONE, gettext_lazy("None of these")), (UNKNOWN, gettext_lazy("We do not know"))],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose at least one. You may say that you do not know.")},
    )
    covert = forms.ChoiceField(
        label=gettext_lazy("Is it covert: kept from the child or the family?"),
        choices=Answer.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Say whether it is covert, or that you do not know.")},
    )
    is_live = forms.ChoiceField(
        label=gettext_lazy("Is it under way?"),
        choices=Answer.choices,
        widget=forms.RadioSelect,
        help_text=gettext_lazy("Nothing is made public of what may be both covert and under way."),
        error_messages={"required": gettext_lazy("Say whether it is under way, or that you do not know.")},
    )
    youngest = forms.IntegerField(
        label=gettext_lazy("How old is the youngest child it may touch?"),
        required=False,
        min_value=0,
        max_value=ADULT - 1,
        help_text=gettext_lazy("From 0 to 17. Leave it empty if nobody knows."),
    )
    children = forms.IntegerField(
        label=gettext_lazy("How many children does it touch?"),
        required=False,
        min_value=0,
        max_value=1_000_000,
        help_text=gettext_lazy("Leave it empty if nobody knows. A small number is hidden in the register."),
    )
    run_by = forms.CharField(
        label=gettext_lazy("Does another body run it? Which?"),
        required=False,
        max_length=120,
        help_text=gettext_lazy("Leave it empty if it is yours."),
    )
    overseen_by = forms.CharField(
        label=gettext_lazy("Who oversees that body?"),
        required=False,
        max_length=120,
        help_text=gettext_lazy("Needed where another body runs it. Look below for who it may be."),
    )

    def clean_touches(self) -> list[str] | None:
        chosen: list[str] = self.cleaned_data["touches"]
        if len(chosen) > 1 and {NONE, UNKNOWN} & set(chosen):
            raise ValidationError(_("Choose what it does, or one of the last two."))
        return None if chosen == [UNKNOWN] else [] if chosen == [NONE] else chosen


class NeedForm(NamesNobody):
    """One question in its parts. A part may be left empty and written another day."""

    def __init__(self, *args: Any, need: NeedId, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.need = NEEDS[need]
        if self.need.asks_yes:
            self.fields["yes"] = forms.ChoiceField(
                label=self.need.asks_yes, choices=Answer.choices, widget=forms.RadioSelect, required=False
            )
        for name, asks in self.need.parts:
            self.fields[name] = _lines(asks)

    @property
    def words(self) -> dict[str, str]:
        """What was written, part by part."""
        return {name: self.cleaned_data[name] for name in self.need.names}


class WayForm(NamesNobody):
    """A less intrusive way, and why it is not enough."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Which sort of way is it?"),
        choices=KeptWayKind.choices,
        widget=forms.RadioSelect,
        initial=WayKind.NOTHING.value,
        error_messages={"required": gettext_lazy("Choose which sort of way it is.")},
    )
    what = forms.CharField(
        label=gettext_lazy("What would be done?"),
        max_length=300,
        error_messages={"required": gettext_lazy("Say what would be done.")},
    )
    why_not_enough = _lines(
        gettext_lazy("Why is it not enough?"),
        required=gettext_lazy("Say why it is not enough. If it is enough, take that way."),
    )


class ConditionsForm(NamesNobody):
    """Up to three conditions, the day by which they are looked at again, and what was found then."""

    found = _lines(
        gettext_lazy("What did you find when you looked again?"),
        hint=gettext_lazy("How each condition was kept, and what the children said."),
    )
    look_again_on = forms.DateField(
        label=gettext_lazy("By which day are they looked at again?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=gettext_lazy("Within 31 days of today. It is shown on Today from that day."),
        error_messages={"required": gettext_lazy("Give the day by which they are looked at again.")},
    )

    def __init__(self, *args: Any, is_again: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for n in range(1, CONDITIONS_ON_A_PAGE + 1):
            must = n == 1
            self.fields[f"what_{n}"] = _lines(
                _("Condition %(n)s: what must be so?") % {"n": n},
                rows=2,
                required=_("Write at least one condition.") if must else "",
            )
            self.fields[f"role_{n}"] = forms.CharField(
                label=_("Condition %(n)s: which role sees to it?") % {"n": n},
                max_length=120,
                required=must,
                error_messages={"required": _("Say which role sees to it.")},
            )
            self.fields[f"by_{n}"] = forms.DateField(
                label=_("Condition %(n)s: by which day?") % {"n": n},
                required=must,
                widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
                error_messages={"required": _("Give the day by which it must be so.")},
            )
        self.order_fields(
            [name for name in self.fields if "_" in name and name[-1].isdigit()] + ["look_again_on", "sure"]
        )
        if is_again:
            self.fields["found"].required = True
            self.fields["found"].error_messages["required"] = _("Say what you found when you looked again.")
            self.order_fields(["found"])
        else:
            del self.fields["found"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for n in range(2, CONDITIONS_ON_A_PAGE + 1):
            parts = {name: cleaned.get(f"{name}_{n}") for name in ("what", "role", "by")}
            if any(parts.values()) and not all(parts.values()):
                lacking = next(name for name, value in parts.items() if not value)
                if f"{lacking}_{n}" not in self.errors:
                    self.add_error(f"{lacking}_{n}", _("A condition needs its words, a role and a day."))
        return cleaned

    @property
    def each(self) -> list[rights.Condition]:
        """The conditions that were written."""
        said = self.cleaned_data
        return [
            rights.Condition(said[f"what_{n}"], said[f"role_{n}"], said[f"by_{n}"])
            for n in range(1, CONDITIONS_ON_A_PAGE + 1)
            if said.get(f"what_{n}")
        ]

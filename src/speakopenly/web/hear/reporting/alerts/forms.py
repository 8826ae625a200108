"""What is asked about routes, rota, plan and a flag. A token is never shown again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.db.models import QuerySet
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from speakopenly.core.errors import BadInput
from speakopenly.hear.alerting import Plan, ReadingHours
from speakopenly.hear.alerting.plans import LONGEST as MOST_HOURS
from speakopenly.hear.speaking.answers import LONGEST
from speakopenly.web.hear.reporting.alerts.actions.routes import RouteSettings
from speakopenly.web.hear.reporting.alerts.models import (
    AlertPlan,
    AlertRoute,
    Answer,
    BodyKind,
    Counts,
    RouteKind,
    Safety,
)
from speakopenly.web.hear.reporting.reports.forms.texts import TypedField
from speakopenly.web.people.models import User

DAYS = [(str(day), name) for day, name in WEEKDAYS.items()]
WITH_TLS = {"https": (Safety.TLS, 443), "http": (Safety.NONE, 80)}


class RelayForm(forms.Form):
    """The service's own mail relay."""

    host = forms.CharField(
        label=gettext_lazy("Name or address of your relay"),
        max_length=253,
        help_text=gettext_lazy(
            "A machine on your own network, such as 10.0.0.5 or relay.northmoor.internal."
        ),
    )
    port = forms.IntegerField(label=gettext_lazy("Port"), min_value=1, max_value=65535, initial=465)
    safety = forms.ChoiceField(
        label=gettext_lazy("How the way to it is protected"),
        choices=Safety.choices,
        initial=Safety.TLS,
        widget=forms.RadioSelect,
    )
    sender = forms.EmailField(
        label=gettext_lazy("Sender"),
        help_text=gettext_lazy("An address nobody answers. It should not say what this site is."),
    )

    def settings(self) -> RouteSettings:
        """The route that was described."""
        given = self.cleaned_data
        return RouteSettings(
            RouteKind.EMAIL, given["host"], given["port"], Safety(given["safety"]), sender=given["sender"]
        )

    @staticmethod
    def said_by(route: AlertRoute) -> dict[str, Any]:
        """What a route says already."""
        return {name: getattr(route, name) for name in ("host", "port", "safety", "sender")}


class GatewayForm(forms.Form):
    """An SMS gateway or a webhook."""

    kind = RouteKind.WEBHOOK
    address = forms.CharField(
        label=gettext_lazy("Web address"),
        max_length=600,
        help_text=gettext_lazy("On your own network, beginning with https:// or http://"),
    )
    body = forms.ChoiceField(
        label=gettext_lazy("What it wants to be sent"),
        choices=BodyKind.choices,
        initial=BodyKind.JSON,
        widget=forms.RadioSelect,
    )
    field_to = forms.CharField(
        label=gettext_lazy("What it calls the number or person"), max_length=40, initial="to"
    )
    field_text = forms.CharField(
        label=gettext_lazy("What it calls the words"), max_length=40, initial="message"
    )
    token = forms.CharField(
        label=gettext_lazy("Token, if it wants one"),
        required=False,
        max_length=500,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
        help_text=gettext_lazy(
            "It is kept sealed and never shown again. Leave it blank to keep what is there."
        ),
    )

    def clean_address(self) -> str:
        address: str = self.cleaned_data["address"].strip()
        parts = _parts_of(address)
        if parts is None:
            raise forms.ValidationError(
                _("Give one such as https://gateway.northmoor.internal/send, without a name or password.")
            )
        return address

    def settings(self) -> RouteSettings:
        """The route that was described."""
        given = self.cleaned_data
        host, port, safety, path = _parts_of(given["address"]) or ("", 0, Safety.TLS, "")
        return RouteSettings(
            self.kind,
            host,
            port,
            safety,
            path=path,
            body=BodyKind(given["body"]),
            field_to=given["field_to"],
            field_text=given["field_text"],
            token=given["token"] or None,
        )

    @staticmethod
    def said_by(route: AlertRoute) -> dict[str, Any]:
        """What a route says already; its token is not shown."""
        scheme = "http" if route.safety == Safety.NONE else "https"
        host = f"[{route.host}]" if ":" in route.host else route.host
        said = {name: getattr(route, name) for name in ("body", "field_to", "field_text")}
        return said | {"address": f"{scheme}://{host}:{route.port}{route.path}"}


class SmsForm(GatewayForm):
    """The same for text messages."""

    kind = RouteKind.SMS


FORMS: dict[str, type[RelayForm | GatewayForm]] = {
    RouteKind.EMAIL.value: RelayForm,
    RouteKind.SMS.value: SmsForm,
    RouteKind.WEBHOOK.value: GatewayForm,
}


class TestForm(forms.Form):
    """Where a test alert goes; it is not kept."""

    address = forms.CharField(
        label=gettext_lazy("Send a test alert to"),
        max_length=320,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=gettext_lazy("An e-mail address, a telephone number, or the name the gateway knows."),
    )


class CodeForm(forms.Form):
    """What came with the test alert."""

    code = forms.CharField(
        label=gettext_lazy("The 4 digits that came"),
        max_length=10,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )


class PlaceForm(forms.Form):
    """Somebody for the rota."""

    user = forms.ModelChoiceField(label=gettext_lazy("Who"), queryset=User.objects.none())
    route = forms.ModelChoiceField(label=gettext_lazy("By which route"), queryset=AlertRoute.objects.none())
    address = forms.CharField(
        label=gettext_lazy("How this route reaches them"),
        max_length=320,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=gettext_lazy(
            "An e-mail address, a telephone number, or the name the gateway knows. It is kept sealed and not "
            "shown again."
        ),
    )
    days = forms.MultipleChoiceField(
        label=gettext_lazy("On which days"),
        choices=DAYS,
        initial=[day for day, _name in DAYS],
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(
        self, *args: Any, people: QuerySet[User], routes: QuerySet[AlertRoute], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["user"].queryset = people  # type: ignore[attr-defined]
        self.fields["route"].queryset = routes  # type: ignore[attr-defined]


class PlanForm(forms.Form):
    """Within how many hours, and which hours count."""

    hours = forms.IntegerField(
        label=gettext_lazy("Within how many hours is a flagged report opened?"),
        min_value=1,
        max_value=MOST_HOURS,
        initial=4,
        help_text=gettext_lazy("After so many hours unopened, the next person on the rota is told."),
    )
    counts = forms.ChoiceField(
        label=gettext_lazy("Which hours count?"),
        choices=Counts.choices,
        initial=Counts.ALWAYS,
        widget=forms.RadioSelect,
    )
    first_day = forms.ChoiceField(label=gettext_lazy("Reading days: from"), choices=DAYS, initial="0")
    last_day = forms.ChoiceField(label=gettext_lazy("Reading days: to"), choices=DAYS, initial="4")
    opens = forms.TimeField(
        label=gettext_lazy("Reading hours: from"), initial="09:00", widget=forms.TimeInput(format="%H:%M")
    )
    closes = forms.TimeField(
        label=gettext_lazy("Reading hours: to"), initial="17:00", widget=forms.TimeInput(format="%H:%M")
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors:
            try:
                self.plan()
            except BadInput:
                self.add_error("closes", _("Reading hours end before they begin. Give a later hour."))
        return cleaned

    def plan(self) -> Plan:
        """The plan that was described. Raises BadInput."""
        given = self.cleaned_data
        if given["counts"] == Counts.ALWAYS:
            return Plan(given["hours"])
        days = int(given["first_day"]), int(given["last_day"])
        return Plan(given["hours"], ReadingHours(*days, given["opens"], given["closes"]))

    @staticmethod
    def said_by(plan: AlertPlan | None) -> dict[str, Any]:
        """What was said before."""
        if plan is None:
            return {}
        names = ("hours", "counts", "first_day", "last_day", "opens", "closes")
        return {name: getattr(plan, name) for name in names}


class DecideForm(forms.Form):
    """What a person says of a flag. Only the answers that are theirs to give are shown."""

    def __init__(self, *args: Any, offered: Sequence[Answer], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(answer.value, answer.label) for answer in offered]
        self.fields["answer"].widget.choices = choices
        self.has_choice = bool(choices)

    answer = forms.ChoiceField(
        label=gettext_lazy("What do you say?"),
        choices=Answer.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose one. Not deciding leaves it first in the list.")},
    )
    text = TypedField(
        label=gettext_lazy("What did you pass on, and to whom (role)? Or: why is it none of these?"),
        max_length=LONGEST,
        rows=5,
        help_text=gettext_lazy("Only what is needed, and roles, not names. It is sealed with the report."),
        error_messages={"required": gettext_lazy("Write a line.")},
    )
    tell = forms.ChoiceField(
        label=gettext_lazy("If you passed something on: is the writer told?"),
        choices=[
            ("yes", gettext_lazy("Yes, in these words")),
            ("no", gettext_lazy("No: telling would put a child at more risk")),
        ],
        initial="yes",
        widget=forms.RadioSelect,
    )


def _parts_of(address: str) -> tuple[str, int, Safety, str] | None:
    """Host, port, whether encrypted, and path; None for what is no plain web address."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return None
    if parts.scheme not in WITH_TLS or not parts.hostname or "@" in parts.netloc or parts.fragment:
        return None
    safety, usual = WITH_TLS[parts.scheme]
    path = f"{parts.path or '/'}{'?' if parts.query else ''}{parts.query}"
    return parts.hostname, port or usual, safety, path

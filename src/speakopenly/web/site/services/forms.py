"""What is asked to found a service, to say what one is, and of which others it consists."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from speakopenly.core.errors import SpeakOpenlyError
from speakopenly.core.shown import shown_name
from speakopenly.web.hosts import A_HOST
from speakopenly.web.people.kinds import IS_FOR, Nation, ServiceKind
from speakopenly.web.people.models import Service
from speakopenly.web.site.services.actions import About, Someone


class AboutForm(forms.Form):
    """What a service is."""

    name = forms.CharField(
        label=_("Name of the service"),
        max_length=120,
        error_messages={"required": _("Type the name of the service.")},
    )
    kind = forms.ChoiceField(
        label=_("What it is"),
        choices=[(each.value, each.label) for each in ServiceKind],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what it is.")},
    )
    nation = forms.ChoiceField(
        label=_("Nation"), choices=[("", _("Not said")), *Nation.choices], required=False
    )
    authority = forms.CharField(
        label=_("Code of the authority, if it is one"),
        required=False,
        validators=[RegexValidator(r"^[0-9]{3}\Z", _("Type three digits, such as 999."))],
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        help_text=_("Three digits, as in official figures. Its published culture then stands beside them."),
    )
    host = forms.CharField(
        label=_("Host name of its Speak door"),
        required=False,
        max_length=253,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        help_text=_("Such as speak.northmoor.example. Blank: it speaks at the name of this site."),
    )

    def clean_name(self) -> str:
        """As everybody sees it: marks that nobody sees make no other name."""
        name = shown_name(self.cleaned_data["name"])
        if not name:
            raise forms.ValidationError(_("Type the name of the service."))
        return name

    def clean_host(self) -> str | None:
        """In lower case, as browsers send it."""
        host = self.cleaned_data["host"].strip().lower()
        if host and not A_HOST.match(host):
            raise forms.ValidationError(_("Type a whole name, without https:// and without a slash."))
        return host or None

    def about(self) -> About:
        """What was said."""
        said = self.cleaned_data
        kind = ServiceKind(said["kind"])
        return About(said["name"], kind, said["nation"], said["authority"], said["host"])

    def add_refusal(self, refusal: SpeakOpenlyError) -> None:
        """Say why not."""
        self.add_error(None, str(refusal))

    @staticmethod
    def first_shown(service: Service) -> dict[str, Any]:
        """What the form shows first."""
        names = ("name", "kind", "nation", "authority", "host")
        return {name: getattr(service, name) for name in names}


class FoundForm(AboutForm):
    """The same, and the first two people."""

    administrator_email = forms.EmailField(
        label=_("E-mail address of its administrator"),
        error_messages={"required": _("Type the administrator's e-mail address.")},
    )
    administrator_name = forms.CharField(
        label=_("Name of its administrator"),
        max_length=120,
        error_messages={"required": _("Type the administrator's name.")},
    )
    leader_email = forms.EmailField(
        label=_("E-mail address of a leader"),
        error_messages={"required": _("Type the leader's e-mail address.")},
    )
    leader_name = forms.CharField(
        label=_("Name of the leader"),
        max_length=120,
        error_messages={"required": _("Type the leader's name.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["host"].required = True
        self.fields["host"].error_messages["required"] = _("Type the host name of its Speak door.")
        self.fields["host"].help_text = _(
            "Such as speak.northmoor.example. It opens this service's door only."
        )

    def administrator(self) -> Someone:
        """Who looks after the service."""
        return Someone(self.cleaned_data["administrator_email"], self.cleaned_data["administrator_name"])

    def leader(self) -> Someone:
        """Who agrees to what the administrator proposes."""
        return Someone(self.cleaned_data["leader_email"], self.cleaned_data["leader_name"])


class PartsForm(forms.Form):
    """Of which services a partnership or a region consists."""

    parts = forms.ModelMultipleChoiceField(
        label=_("It consists of"), queryset=Service.objects.none(), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip

    def __init__(self, *args: Any, may_be: list[Service], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["parts"]
        assert isinstance(field, forms.ModelMultipleChoiceField)  # noqa: S101  (for the type checker)
        field.queryset = Service.objects.filter(pk__in=[each.pk for each in may_be])


KINDS = [(each.label, IS_FOR[each]) for each in ServiceKind]

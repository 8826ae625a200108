"""Dresses Django's widgets in our classes."""

from __future__ import annotations

from django import template
from django.forms import (
    CheckboxInput,
    CheckboxSelectMultiple,
    FileInput,
    RadioSelect,
    Select,
    Textarea,
    Widget,
)
from django.forms.boundfield import BoundField
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

register = template.Library()

DRESS: tuple[tuple[type[Widget], str], ...] = (
    (CheckboxInput, "govuk-checkboxes__input"),
    (Textarea, "govuk-textarea"),
    (Select, "govuk-select"),
    (FileInput, "govuk-file-upload"),
)


@register.simple_tag
def dressed(field: BoundField) -> SafeString:
    """One widget with the class its kind wears, and the mark of an error. No grey words stand inside it."""
    widget = field.field.widget
    widget.attrs.pop("placeholder", None)
    dress = next((name for kind, name in DRESS if isinstance(widget, kind)), "govuk-input")
    classes = [str(widget.attrs.get("class", "")), dress, f"{dress}--error" if field.errors else ""]
    return field.as_widget(attrs={"class": " ".join(name for name in classes if name)})


@register.simple_tag
def dressed_choices(field: BoundField) -> SafeString:
    """Radios or checkboxes, each with its own label."""
    # Django's CheckboxSelectMultiple is itself a kind of RadioSelect, so it is asked about first.
    is_radio = not isinstance(field.field.widget, CheckboxSelectMultiple)
    kind = "radios" if is_radio and isinstance(field.field.widget, RadioSelect) else "checkboxes"
    field.field.widget.attrs["class"] = f"govuk-{kind}__input"
    return render_to_string("forms/choices.html", {"kind": kind, "choices": field.subwidgets})

"""How forms look, and what was sent with one: Django renders every form with our own templates."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from django.forms.renderers import TemplatesSetting
from django.http import HttpRequest, QueryDict
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

BOXES: Final = frozenset(
    f"django/forms/widgets/{kind}.html" for kind in ("text", "number", "email", "hidden")
)
"""Widgets that are one ``<input>`` and no more; a page of four hundred of them is made of little else."""


class Faces(TemplatesSetting):
    """Form and field templates in our look; see ``templates/forms``."""

    form_template_name = "forms/form.html"
    field_template_name = "forms/field.html"
    formset_template_name = "forms/formset.html"

    def render(self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None) -> str:
        """What the template writes. A box is written at once: Django asks two templates for each of them."""
        if template_name in BOXES:
            return box(context["widget"])
        return super().render(template_name, context, request)


def box(widget: Mapping[str, Any]) -> SafeString:
    """One ``<input>``, to the letter as Django's own template writes it."""
    value = widget["value"]
    written = "" if value is None else format_html(' value="{}"', str(value))
    attrs = [(name, value) for name, value in widget["attrs"].items() if value is not False]
    more = (format_html(" {}" if value is True else ' {}="{}"', name, str(value)) for name, value in attrs)
    start = format_html('<input type="{}" name="{}"', widget["type"], widget["name"])
    return format_html("{}{}{}>", start, written, mark_safe("".join(more)))  # noqa: S308  (each part is escaped)


def posted(request: HttpRequest) -> QueryDict | None:
    """What was sent, even where it is empty; None where nothing was sent and the form is new."""
    return request.POST if request.method == "POST" else None

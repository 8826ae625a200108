"""How forms look, and what was sent with one: Django renders every form with our own templates."""

from __future__ import annotations

from django.forms.renderers import TemplatesSetting
from django.http import HttpRequest, QueryDict


class Faces(TemplatesSetting):
    """Form and field templates in our look; see ``templates/forms``."""

    form_template_name = "forms/form.html"
    field_template_name = "forms/field.html"
    formset_template_name = "forms/formset.html"


def posted(request: HttpRequest) -> QueryDict | None:
    """What was sent, even where it is empty; None where nothing was sent and the form is new."""
    return request.POST if request.method == "POST" else None

"""How forms look: Django renders every form and field with our own templates."""

from __future__ import annotations

from django.forms.renderers import TemplatesSetting


class Faces(TemplatesSetting):
    """Form and field templates in our look; see ``templates/forms``."""

    form_template_name = "forms/form.html"
    field_template_name = "forms/field.html"
    formset_template_name = "forms/formset.html"

"""Boxes are written at once, without Django's templates; they are to be the same boxes."""

from __future__ import annotations

from typing import Any

import pytest
from django import forms
from django.forms.renderers import TemplatesSetting
from django.utils.safestring import mark_safe

from speakopenly.web.forms import BOXES, Faces

WIDGETS: list[tuple[forms.Widget, Any]] = [
    (forms.TextInput(), None),
    (forms.TextInput(), "six o'clock & <later>"),
    (forms.TextInput(attrs={"class": "wide", "title": 'say "yes"'}), ""),
    (forms.TextInput(attrs={"required": True, "disabled": False, "maxlength": 8, "step": None}), "a"),
    (forms.TextInput(attrs={"title": mark_safe("&amp;"), "<x>": "1"}), mark_safe("&lt;")),
    (forms.NumberInput(attrs={"min": 0, "max": 100_000}), 1234),
    (forms.NumberInput(), 0.5),
    (forms.EmailInput(), "fay@northmoor.example"),
    (forms.HiddenInput(), "é"),
]


@pytest.mark.parametrize(("widget", "value"), WIDGETS)
def test_a_box_is_what_the_template_writes(widget: forms.Widget, value: Any) -> None:
    attrs = {"id": "id_many"}

    assert widget.template_name in BOXES
    assert widget.render("many", value, attrs, renderer=Faces()) == widget.render(
        "many", value, attrs, renderer=TemplatesSetting()
    )

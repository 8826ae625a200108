"""What the templates of the Speak door ask."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.functional import Promise

register = template.Library()


@register.simple_tag
def put(text: str | Promise, **parts: Any) -> str:
    """A sentence of the wording with its parts put in: ``{% put said.receipt.reply date=day %}``."""
    return str(text) % parts

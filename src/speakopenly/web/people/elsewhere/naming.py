"""What a page calls the organisation's own sign-in."""

from __future__ import annotations

from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from speakopenly.web.people.elsewhere.settings import Elsewhere
from speakopenly.web.public_path import ENGLISH, WELSH


def name_of(elsewhere: Elsewhere | None) -> str:
    """Its name in the language spoken now, or nothing. An English name on a Welsh page is marked as such."""
    if elsewhere is None:
        return ""
    if not elsewhere.name:
        return _("your organisation's account")
    if get_language() != WELSH:
        return elsewhere.name
    return elsewhere.name_in_welsh or format_html('<span lang="{}">{}</span>', ENGLISH, elsewhere.name)

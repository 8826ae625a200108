"""The supervision pulse at the Speak door."""

from __future__ import annotations

from django.urls import path

from speakopenly.check.supervision import Side
from speakopenly.web.check.supervision import public_views

urlpatterns = [
    path("", public_views.begin, name="pulse"),
    *(path(f"{side}/", public_views.ask, {"side": side}, name=f"pulse-{side}") for side in Side),
    path("thanks/", public_views.thanks, name="pulse-thanks"),
    path("self-check/", public_views.self_check, name="pulse-self-check"),
]

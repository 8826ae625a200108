"""What works, at the Speak door."""

from __future__ import annotations

from django.urls import path

from speakopenly.web.understand.evidence import public_views

urlpatterns = [
    path("", public_views.cards, name="what-works"),
    path("<slug:card>/", public_views.card, name="what-works-card"),
]

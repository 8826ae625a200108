"""What recommendations show at the Speak door."""

from __future__ import annotations

from django.urls import path

from speakopenly.web.change.recommendations import public_views

urlpatterns = [path("", public_views.changes, name="changes")]

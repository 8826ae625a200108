"""What this stage shows at the Speak door."""

from __future__ import annotations

from django.urls import path

from speakopenly.web.change.rights import public_views

urlpatterns = [path("", public_views.register, name="rights-register")]

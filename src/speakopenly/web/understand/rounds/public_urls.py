"""Agreement rounds at the Speak door, in every language and wording."""

from __future__ import annotations

from django.urls import path

from speakopenly.web.understand.rounds import public_views

urlpatterns = [
    path("<slug:round_slug>/", public_views.start, name="round"),
    path("<slug:round_slug>/vote/", public_views.vote, name="round-vote"),
    path("<slug:round_slug>/send/", public_views.send, name="round-send"),
]

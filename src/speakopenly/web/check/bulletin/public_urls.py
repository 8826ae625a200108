"""The bulletin at the Speak door."""

from __future__ import annotations

from django.urls import path

from speakopenly.web.check.bulletin import public_views

urlpatterns = [
    path("", public_views.archive, name="bulletin-archive"),
    path("feed/", public_views.feed, name="bulletin-feed"),
    path("<slug:issue>/", public_views.issue, name="bulletin-issue"),
    path("<slug:issue>/<str:name>", public_views.file, name="bulletin-file"),
]

"""Addresses of the way back, under /check/trail/."""

from __future__ import annotations

from django.urls import path

from speakopenly.web.check.trail import views

urlpatterns = [
    path("", views.lines, name="trails"),
    path("<str:line>/<uuid:line_id>/", views.line, name="trail"),
]

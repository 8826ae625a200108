"""Addresses of the lists of names, under Hear."""

from __future__ import annotations

from django.urls import path

from speakopenly.web.hear.known_names import views

urlpatterns = [
    path("", views.known_names, name="known-names"),
    path("try/", views.try_name, name="try-known-name"),
    path("empty/", views.empty, name="empty-known-names"),
]

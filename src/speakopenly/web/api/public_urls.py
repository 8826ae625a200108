"""The page about them, for people."""

from __future__ import annotations

from django.urls import path

from speakopenly.web.api import views

urlpatterns = [path("", views.page, name="api")]

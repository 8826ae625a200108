"""Addresses of this stage, under the Work door."""

from __future__ import annotations

from django.urls import include, path

app_name = "hear"
urlpatterns = [path("listening/", include("speakopenly.web.hear.listening.urls"))]

"""Addresses of agreement rounds, under the Work door."""

from __future__ import annotations

from django.urls import path

from speakopenly.web.understand.rounds import views

urlpatterns = [
    path("", views.rounds, name="rounds"),
    path("new/", views.new, name="round-new"),
    path("<slug:round_slug>/", views.one, name="round"),
    path("<slug:round_slug>/statements/", views.statements, name="round-statements"),
    path("<slug:round_slug>/open/", views.open_it, name="round-open"),
    path("<slug:round_slug>/close/", views.close_early, name="round-close"),
]

"""Addresses of codings that are brought in, under the coding room."""

from __future__ import annotations

from django.urls import path

from speakopenly.web.understand.coding.brought import views

urlpatterns = [
    path("", views.bring_in, name="coding-bring-in"),
    path("<uuid:brought_id>/", views.brought, name="coding-brought"),
    path("coders/<int:coder_number>/take-out/", views.take_out, name="coding-take-out"),
]

"""Addresses of legal holds, under the Work door."""

from __future__ import annotations

from django.urls import path

from speakopenly.web.hear.reporting.holds import views

urlpatterns = [
    path("", views.holds, name="holds"),
    path("new/", views.new, name="hold-new"),
    path("<uuid:ident>/", views.hold, name="hold"),
    path("<uuid:ident>/note/", views.note, name="hold-note"),
    path("<uuid:ident>/agree/", views.agree, name="hold-agree"),
    path("<uuid:ident>/decline/", views.decline, name="hold-decline"),
    path("<uuid:ident>/review/", views.review, name="hold-review"),
    path("<uuid:ident>/ask-to-lift/", views.ask_to_lift, name="hold-ask-to-lift"),
    path("<uuid:ident>/lift/", views.lift, name="hold-lift"),
    path("<uuid:ident>/keep/", views.keep, name="hold-keep"),
]

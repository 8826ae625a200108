"""Addresses of the register of requests, orders and breaches."""

from __future__ import annotations

from django.urls import path

from speakopenly.web.site.register import views

urlpatterns = [
    path("", views.register, name="register"),
    path("note/<slug:register_kind>/", views.note, name="register-note"),
    path("<uuid:entry_id>/", views.entry, name="register-entry"),
    path("<uuid:entry_id>/steps/<slug:register_step>/", views.step, name="register-step"),
    path("<uuid:entry_id>/facts/", views.facts, name="register-facts"),
    path("<uuid:entry_id>/ask/", views.ask, name="register-ask"),
    path("<uuid:entry_id>/go-on/", views.go_on, name="register-go-on"),
    path("<uuid:entry_id>/extend/", views.extend, name="register-extend"),
    path("<uuid:entry_id>/tell/", views.tell, name="register-tell"),
    path("<uuid:entry_id>/decide/", views.decide, name="register-decide"),
    path("<uuid:entry_id>/release/", views.release, name="register-release"),
    path("<uuid:entry_id>/send-back/", views.send_back, name="register-send-back"),
    path("<uuid:entry_id>/draft/<str:draft_ending>/", views.draft, name="register-draft"),
]

"""Drafts that go back, at the Speak door."""

from __future__ import annotations

from django.urls import path

from speakopenly.web.understand.member_checks import public_views

urlpatterns = [
    path("my-name/", public_views.my_name, name="member-my-name"),
    path("<uuid:link>/", public_views.enter, name="member-draft"),
    path("<uuid:link>/paragraphs/", public_views.draft, name="member-draft-paragraphs"),
    path("<uuid:link>/done/", public_views.done, name="member-draft-done"),
    path("<uuid:link>/name/", public_views.name, name="member-draft-name"),
    path("<uuid:link>/take-back/", public_views.take_back, name="member-draft-back"),
]

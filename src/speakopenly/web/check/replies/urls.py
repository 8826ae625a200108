"""Addresses of replies, under the Work door."""

from __future__ import annotations

from django.urls import path

from speakopenly.web.check.replies import views, writing_views

ONE = "<int:reply_number>"
urlpatterns = [
    path("", views.replies, name="replies"),
    path("begin/<slug:slug>/", writing_views.begin, name="reply-begin"),
    path(f"{ONE}/", views.reply, name="reply"),
    path(f"{ONE}/words/<str:way>/", writing_views.words, name="reply-words"),
    path(f"{ONE}/rests-on/", writing_views.rests_on, name="reply-rests-on"),
    path(f"{ONE}/preview/", views.preview, name="reply-preview"),
    path(f"{ONE}/ask/", writing_views.ask, name="reply-ask"),
    path(f"{ONE}/sign/", views.sign, name="reply-sign"),
    path(f"{ONE}/next/", writing_views.begin_next, name="reply-next"),
    path(f"{ONE}/join/", writing_views.join, name="reply-join"),
]

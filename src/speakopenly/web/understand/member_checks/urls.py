"""Addresses of drafts that go back, under Understand."""

from __future__ import annotations

from django.urls import path

from speakopenly.web.understand.member_checks import credit_views, reading_views, views

urlpatterns = [
    path("", views.member_checks, name="member-checks"),
    path("<slug:slug>/", views.member_check, name="member-check"),
    path("<slug:slug>/send/", views.send, name="member-check-send"),
    path("<slug:slug>/why-not/", views.why_not, name="member-check-why-not"),
    path("<slug:slug>/comments/", reading_views.comments, name="member-check-comments"),
    path("<slug:slug>/comments/<uuid:comment_id>/", reading_views.answer, name="member-check-answer"),
    path("<slug:slug>/paragraphs/<str:paragraph>/", reading_views.objections, name="member-check-paragraph"),
    path("<slug:slug>/names/", credit_views.credits, name="member-check-credits"),
    path("<slug:slug>/names/<uuid:credit_id>/confirm/", credit_views.confirm, name="member-check-confirm"),
    path("<slug:slug>/names/<uuid:credit_id>/remove/", credit_views.remove, name="member-check-remove"),
]

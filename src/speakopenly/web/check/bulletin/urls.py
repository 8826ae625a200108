"""Addresses of the bulletin, under /check/bulletin/."""

from __future__ import annotations

from django.urls import path

from speakopenly.web.check.bulletin import story_views, views

urlpatterns = [
    path("", views.issues, name="bulletins"),
    path("new/", views.new, name="bulletin-new"),
    path("<uuid:issue_id>/", views.issue, name="bulletin"),
    path("<uuid:issue_id>/opening/", views.opening, name="bulletin-opening"),
    path("<uuid:issue_id>/choose/", story_views.choose, name="bulletin-choose"),
    path("<uuid:issue_id>/numbers/", views.numbers, name="bulletin-numbers"),
    path("<uuid:issue_id>/preview/", views.preview, name="bulletin-preview"),
    path("<uuid:issue_id>/preview/pdf/", views.preview_pdf, name="bulletin-preview-pdf"),
    path("<uuid:issue_id>/ready/", views.ready, name="bulletin-ready"),
    path("<uuid:issue_id>/back/", views.take_back, name="bulletin-back"),
    path("<uuid:issue_id>/sign/", views.sign, name="bulletin-sign"),
    path("<uuid:issue_id>/stories/<uuid:story_id>/", story_views.story, name="bulletin-story"),
    path("<uuid:issue_id>/stories/<uuid:story_id>/comment/", story_views.comment, name="bulletin-comment"),
    path("<uuid:issue_id>/stories/<uuid:story_id>/up/", story_views.move_up, name="bulletin-up"),
    path(
        "<uuid:issue_id>/stories/<uuid:story_id>/leave-out/", story_views.leave_out, name="bulletin-leave-out"
    ),
]

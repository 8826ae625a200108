"""Addresses of recommendations, under the Work door."""

from __future__ import annotations

from django.urls import path

from speakopenly.web.change.recommendations import bearing_views, releasing_views, trying_views, views

ONE = "<int:recommendation>"
urlpatterns = [
    path("", views.board, name="recommendations"),
    path("new/", views.new, name="recommendation-new"),
    path(f"{ONE}/", views.one, name="recommendation"),
    path(f"{ONE}/words/", views.reword, name="recommendation-words"),
    path(f"{ONE}/children/", views.children, name="recommendation-children"),
    path(f"{ONE}/evidence/", bearing_views.cards, name="recommendation-evidence"),
    path(f"{ONE}/plan/", views.plan, name="recommendation-plan"),
    path(f"{ONE}/takes/", views.takes, name="recommendation-takes"),
    path(f"{ONE}/would-tell/", views.would_tell, name="recommendation-would-tell"),
    path(f"{ONE}/step/<str:to>/", views.step, name="recommendation-step"),
    path(f"{ONE}/tests/", trying_views.begin_test, name="recommendation-test"),
    path(f"{ONE}/tests/<uuid:test_id>/", trying_views.study, name="recommendation-study"),
    path(f"{ONE}/letters/", trying_views.write_letter, name="recommendation-letter"),
    path(f"{ONE}/letters/<uuid:letter_id>/", trying_views.keep_answer, name="recommendation-answer"),
    path(f"{ONE}/not-measured/", trying_views.not_measured, name="recommendation-not-measured"),
    path(f"{ONE}/public/", releasing_views.look, name="recommendation-public"),
    path(f"{ONE}/public/ask/", releasing_views.ask, name="recommendation-ask"),
    path(f"{ONE}/public/sign/", releasing_views.sign, name="recommendation-sign"),
    path(f"{ONE}/public/take-back/", releasing_views.take_back, name="recommendation-take-back"),
]

"""Addresses of evidence, under the Work door."""

from __future__ import annotations

from django.urls import include, path

from speakopenly.web.understand.evidence import views

urlpatterns = [
    path("", views.cards, name="evidence"),
    path("new/", views.new, name="evidence-card-new"),
    path("reviews/", include("speakopenly.web.understand.evidence.reviews.urls")),
    path("reviews/", include("speakopenly.web.understand.evidence.literature.urls")),
    path("judgements/<uuid:judged_id>/sign/", views.sign_judgement, name="evidence-judgement-sign"),
    path("<slug:card>/", views.card, name="evidence-card"),
    path("<slug:card>/write/", views.write, name="evidence-card-write"),
    path("<slug:card>/judge/", views.judge, name="evidence-judge"),
    path("<slug:card>/sign/", views.sign, name="evidence-card-sign"),
    path("<slug:card>/take-back/", views.take_back, name="evidence-card-take-back"),
]

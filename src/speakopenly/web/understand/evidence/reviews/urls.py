"""Addresses of reviews of studies, under evidence."""

from __future__ import annotations

from django.urls import path

from speakopenly.web.understand.evidence.reviews import views

urlpatterns = [
    path("", views.reviews, name="evidence-reviews"),
    path("new/", views.new, name="evidence-review-new"),
    path("<int:evidence_number>/", views.review, name="evidence-review"),
    path("<int:evidence_number>/study/", views.add_study, name="evidence-study-add"),
    path("<int:evidence_number>/card/", views.fill_card, name="evidence-review-card"),
    path("studies/<uuid:evidence_study_id>/design/", views.say_design, name="evidence-study-design"),
    path("studies/<uuid:evidence_study_id>/bias/", views.judge_bias, name="evidence-study-bias"),
    path("studies/<uuid:evidence_study_id>/take-out/", views.take_out, name="evidence-study-take-out"),
]

"""Addresses of learning reviews, under the Work door."""

from __future__ import annotations

from django.urls import path

from speakopenly.web.change.reviews import canvas_views, views, way_out_views
from speakopenly.web.change.reviews.publications import views as publications

ONE = "<int:review_number>"
CONDITION = f"{ONE}/conditions/<str:group>/<str:direction>"
EDITION = f"{ONE}/editions/<int:review_edition>"
urlpatterns = [
    path("", views.reviews, name="reviews"),
    path("new/", views.new, name="review-new"),
    path("way-out/", way_out_views.way_out, name="review-way-out"),
    path("way-out/leave/", way_out_views.leave, name="review-leave"),
    path(f"{ONE}/", views.review, name="review"),
    path(f"{ONE}/response/", views.response, name="review-response"),
    path(f"{ONE}/invited/", views.invited, name="review-invited"),
    path(f"{ONE}/held/", views.held, name="review-held"),
    path(f"{ONE}/take-up-again/", views.take_up_again, name="review-again"),
    path(f"{ONE}/boxes/<str:box>/", canvas_views.box, name="review-box"),
    path(f"{CONDITION}/", canvas_views.condition, name="review-condition"),
    path(f"{CONDITION}/passages/", canvas_views.passages, name="review-passages"),
    path(f"{ONE}/passages/<uuid:pin_id>/take-off/", canvas_views.take_off, name="review-take-off"),
    path(f"{ONE}/sign/", publications.ask, name="review-ask"),
    path(f"{EDITION}/", publications.edition, name="review-edition"),
    path(f"{EDITION}/sign/", publications.sign, name="review-sign"),
    path(f"{EDITION}/back/", publications.take_back, name="review-back"),
    path(f"{EDITION}/<str:pack>/<str:review_file>", publications.download, name="review-file"),
]

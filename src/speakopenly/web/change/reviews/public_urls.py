"""Public reviews, at the Speak door."""

from __future__ import annotations

from django.urls import path

from speakopenly.web.change.reviews.publications import public_views

ONE = "<slug:review_slug>"
urlpatterns = [
    path("", public_views.reviews, name="public-reviews"),
    path(f"{ONE}/", public_views.review, name="public-review"),
    path(f"{ONE}/verify/", public_views.check, name="public-review-check"),
    path(
        f"{ONE}/edition-<int:review_edition>/<str:review_file>", public_views.file, name="public-review-file"
    ),
]

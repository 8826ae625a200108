"""Public examinations, at the Speak door."""

from __future__ import annotations

from django.urls import path

from speakopenly.web.check.examination.publications import public_views

ONE = "<slug:examination_slug>"
FILE = f"{ONE}/edition-<int:examination_edition>/<str:examination_file>"
urlpatterns = [
    path("", public_views.examinations, name="public-examinations"),
    path(f"{ONE}/", public_views.examination, name="public-examination"),
    path(f"{ONE}/verify/", public_views.check, name="public-examination-check"),
    path(FILE, public_views.file, name="public-examination-file"),
]

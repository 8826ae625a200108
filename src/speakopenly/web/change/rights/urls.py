"""Addresses of the children's rights check, under the Work door."""

from __future__ import annotations

from django.urls import path

from speakopenly.web.change.rights import views

ONE = "<uuid:check_id>"
urlpatterns = [
    path("", views.checks, name="rights"),
    path("new/", views.new, name="rights-new"),
    path(f"{ONE}/", views.check, name="rights-check"),
    path(f"{ONE}/about/", views.about, name="rights-about"),
    path(f"{ONE}/stops/<str:stop_id>/", views.stop, name="rights-stop"),
    path(f"{ONE}/questions/<str:need_id>/", views.need, name="rights-need"),
    path(f"{ONE}/ways/", views.ways, name="rights-ways"),
    path(f"{ONE}/conditions/", views.conditions, name="rights-conditions"),
    path(f"{ONE}/next-version/", views.revise, name="rights-revise"),
]

"""Addresses of examinations, under the Work door."""

from __future__ import annotations

from django.urls import path

from speakopenly.web.check.examination import line_views, official_views, pack_views, views
from speakopenly.web.check.examination.publications import views as publications

ONE = "<int:examination_number>"
LINE = f"{ONE}/lines/<str:enquiry>"
EDITION = f"{ONE}/editions/<int:examination_edition>"
urlpatterns = [
    path("", views.examinations, name="examinations"),
    path("new/", views.new, name="examination-new"),
    path("pack/", pack_views.pack, name="examination-pack"),
    path("pack/zip/", pack_views.pack_zip, name="examination-pack-zip"),
    path(f"{ONE}/", views.examination, name="examination"),
    path(f"{ONE}/examiner/", views.examiner, name="examination-examiner"),
    path(f"{ONE}/ask-for-reply/", views.ask_for_reply, name="examination-send"),
    path(f"{ONE}/no-reply/", views.no_reply, name="examination-no-reply"),
    path(f"{ONE}/offers/<int:place>/", views.offer, name="examination-offer"),
    path(f"{LINE}/", line_views.line, name="examination-line"),
    path(f"{LINE}/seen/", line_views.observe, name="examination-observe"),
    path(f"{LINE}/seen/<int:seen_number>/", line_views.change, name="examination-seen"),
    path(f"{LINE}/official/", official_views.official, name="examination-official"),
    path(f"{LINE}/step/", line_views.judge, name="examination-step"),
    path(f"{LINE}/reply/", line_views.reply, name="examination-reply"),
    path(f"{ONE}/sign/", publications.ask, name="examination-ask"),
    path(f"{EDITION}/", publications.edition, name="examination-edition"),
    path(f"{EDITION}/sign/", publications.sign, name="examination-sign"),
    path(f"{EDITION}/back/", publications.take_back, name="examination-back"),
    path(f"{EDITION}/files/<str:examination_file>", publications.download, name="examination-file"),
]

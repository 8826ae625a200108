"""Addresses of the survey of an exercise, under the Work door."""

from __future__ import annotations

from django.urls import path

from speakopenly.web.hear.surveys import handing_out, reading_files, standing_views, views, writing

urlpatterns = [
    path("<slug:slug>/survey/", views.survey, name="survey"),
    path("<slug:slug>/survey/begin/", views.begin, name="survey-begin"),
    path("<slug:slug>/survey/settings/", writing.settings, name="survey-settings"),
    path("<slug:slug>/survey/words/", writing.words, name="survey-words"),
    path("<slug:slug>/survey/add/", writing.item_new, name="survey-item-new"),
    path("<slug:slug>/survey/items/<slug:item>/", writing.item, name="survey-item"),
    path("<slug:slug>/survey/items/<slug:item>/move/", writing.item_move, name="survey-item-move"),
    path("<slug:slug>/survey/items/<slug:item>/remove/", writing.item_remove, name="survey-item-remove"),
    path("<slug:slug>/survey/open/", views.open_it, name="survey-open"),
    path("<slug:slug>/survey/close/", views.close_it, name="survey-close"),
    path("<slug:slug>/survey/standing/", standing_views.standing, name="survey-standing"),
    path("<slug:slug>/survey/hoped-for/", standing_views.hoped_for, name="survey-hoped-for"),
    path("<slug:slug>/survey/files/", reading_files.came, name="survey-files"),
    path("<slug:slug>/survey/files/<uuid:file_id>/", reading_files.save, name="survey-file"),
    path("<slug:slug>/survey/codes/", handing_out.codes, name="survey-codes"),
    path("<slug:slug>/survey/bring-in/", handing_out.bring_in, name="survey-bring-in"),
    path("<slug:slug>/survey/xlsform/", handing_out.xlsform, name="survey-xlsform"),
    path("<slug:slug>/survey/paper/", handing_out.paper, name="survey-paper"),
]

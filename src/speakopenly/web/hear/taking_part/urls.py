"""Where the pages of surveys are. Mounted in every language and wording by ``doors/speak_urls.py``."""

from __future__ import annotations

from django.urls import path

from speakopenly.web.hear.taking_part import views

urlpatterns = [
    path("listen/", views.exercises, name="listen"),
    path("listen/<slug:slug>/", views.about, name="listen-about"),
    path("listen/<slug:slug>/room/", views.room, name="listen-room"),
    path("listen/<slug:slug>/questions/", views.questions, name="listen-questions"),
    path("listen/<slug:slug>/save/", views.save, name="listen-save"),
    path("listen/<slug:slug>/send/", views.send, name="listen-send"),
    path("listen/<slug:slug>/eight-words/", views.as_file, name="listen-eight-words"),
    path("return/answers/", views.come_back, name="listen-return"),
    path("return/answers/change/", views.change, name="listen-change"),
]

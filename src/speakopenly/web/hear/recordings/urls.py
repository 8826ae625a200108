"""Addresses of the recordings of an exercise, under the Work door."""

from __future__ import annotations

from django.urls import path

from speakopenly.web.hear.recordings import playing, reading, views

ONE = "<slug:slug>/recordings/<uuid:recording_id>"
urlpatterns = [
    path("<slug:slug>/recordings/", views.recordings, name="recordings"),
    path("<slug:slug>/recordings/new/", views.new, name="recording-new"),
    path(f"{ONE}/", views.recording, name="recording"),
    path(f"{ONE}/file/", views.file, name="recording-file"),
    path(f"{ONE}/transcript/", views.transcript, name="recording-transcript"),
    path(f"{ONE}/write-down/", views.write_down, name="recording-write-down"),
    path(f"{ONE}/voices/", reading.voices, name="recording-voices"),
    path(f"{ONE}/pages/<int:page_number>/", reading.page, name="recording-page"),
    path(f"{ONE}/take-out/<slug:ending>/", reading.take_out, name="recording-take-out"),
    path(f"{ONE}/play/", playing.play, name="recording-play"),
    path(f"{ONE}/file/take-out/", playing.take_out, name="recording-file-take-out"),
    path(f"{ONE}/bring-in/", reading.bring_in, name="recording-bring-in"),
    path(f"{ONE}/destroy/", views.destroy, name="recording-destroy"),
]

"""The addresses for programs. They stand once: their words are those of what was published."""

from __future__ import annotations

from django.urls import path

from speakopenly.web.api import views
from speakopenly.web.api.addresses import ADDRESSES
from speakopenly.web.api.answering import answers

urlpatterns = [
    path("openapi.json", views.openapi, name="api-document"),
    *(path(each.path, answers(each), name=each.name) for each in ADDRESSES),
]

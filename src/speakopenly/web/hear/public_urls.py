"""Where the pages of the Speak door are. Mounted in every language and wording by ``doors/speak_urls.py``."""

from __future__ import annotations

from django.urls import path

from speakopenly.web.hear.reporting.speak import views
from speakopenly.web.hear.reporting.speak.screens import Screen

speak = [
    path("", views.home, name="home"),
    path("danger/", views.danger, name="danger"),
    path("safe/", views.safe, name="safe"),
    path("speak/", views.promise, name="speak"),
    path("speak/danger-check/", views.at(Screen.DANGER), name="speak-danger-check"),
    path("speak/words/", views.at(Screen.WORDS), name="speak-words"),
    path("speak/conditions/", views.at(Screen.CONDITIONS), name="speak-conditions"),
    path("speak/about/", views.at(Screen.ABOUT), name="speak-about"),
    path("speak/names/", views.at(Screen.NAMES), name="speak-names"),
    path("speak/check/", views.at(Screen.CHECK), name="speak-check"),
    path("speak/send/", views.send, name="speak-send"),
    path("speak/confirm/", views.confirm, name="speak-confirm"),
    path("speak/done/", views.done, name="speak-done"),
    path("speak/eight-words/", views.as_file, name="speak-eight-words"),
]
urlpatterns = speak

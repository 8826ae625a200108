"""Addresses of the organisation's own sign-in, under /staff/account/elsewhere/."""

from __future__ import annotations

from django.urls import path

from speakopenly.web.people.elsewhere import views

urlpatterns = [
    path("", views.go, name="elsewhere"),
    path("return/", views.come_back, name="elsewhere-return"),
    path("connect/", views.connect, name="elsewhere-connect"),
    path("prove/", views.prove, name="elsewhere-prove"),
    path("disconnect/", views.disconnect, name="elsewhere-disconnect"),
]

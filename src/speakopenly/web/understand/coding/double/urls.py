"""Addresses of double coding, under the coding room."""

from __future__ import annotations

from django.urls import path

from speakopenly.web.understand.coding.double import views

urlpatterns = [
    path("", views.doubles, name="doubles"),
    path("<int:double_number>/", views.double, name="double"),
    path("<int:double_number>/join/", views.join, name="double-join"),
    path("<int:double_number>/close/", views.close, name="double-close"),
    path("<int:double_number>/give-up/", views.give_up, name="double-give-up"),
    path("<int:double_number>/passages/<int:drawn_place>/", views.passage, name="double-passage"),
    path("<int:double_number>/agreement/", views.agreement, name="double-agreement"),
    path("<int:double_number>/differences/<int:drawn_place>/", views.difference, name="double-difference"),
]

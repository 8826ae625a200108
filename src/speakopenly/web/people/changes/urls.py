"""Addresses of people and roles, under /staff/site/people/."""

from __future__ import annotations

from django.urls import path

from speakopenly.web.people.changes import views

urlpatterns = [
    path("", views.people, name="people"),
    path("add/", views.add, name="people-add"),
    path("<uuid:user_id>/", views.person, name="person"),
    path("<uuid:user_id>/propose/", views.propose, name="person-propose"),
    path("<uuid:user_id>/invite/", views.invite, name="person-invite"),
    path("<uuid:user_id>/take-back/", views.take_back_link, name="person-take-back"),
    path("changes/<uuid:change_id>/agree/", views.agree, name="change-agree"),
    path("changes/<uuid:change_id>/refuse/", views.refuse, name="change-refuse"),
]

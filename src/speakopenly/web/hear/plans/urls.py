"""Addresses of plans and of the voices board, under the Work door."""

from __future__ import annotations

from django.urls import path

from speakopenly.web.hear.plans import channels, views, voices

urlpatterns = [
    path("voices/", voices.of_all, name="voices-of-all"),
    path("listening/<slug:slug>/plan/", views.plan, name="plan"),
    path("listening/<slug:slug>/plan/change/", views.change, name="plan-change"),
    path("listening/<slug:slug>/plan/consent/", views.consent, name="plan-consent"),
    path("listening/<slug:slug>/plan/groups/add/", views.group_add, name="plan-group-add"),
    path("listening/<slug:slug>/plan/groups/<uuid:group_id>/", views.group, name="plan-group"),
    path(
        "listening/<slug:slug>/plan/groups/<uuid:group_id>/remove/",
        views.group_remove,
        name="plan-group-remove",
    ),
    path("listening/<slug:slug>/plan/channels/<str:channel>/", channels.channel, name="plan-channel"),
    path(
        "listening/<slug:slug>/plan/channels/<str:channel>/remove/",
        channels.drop,
        name="plan-channel-remove",
    ),
    path("listening/<slug:slug>/plan/open/", views.open_it, name="plan-open"),
    path("listening/<slug:slug>/plan/reply/", views.reply, name="plan-reply"),
    path("listening/<slug:slug>/voices/", voices.board, name="voices"),
    path("listening/<slug:slug>/voices/answers/", voices.answers, name="voices-answers"),
    path("listening/<slug:slug>/voices/asked/<uuid:group_id>/", voices.asked, name="voices-asked"),
]

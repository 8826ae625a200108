"""Addresses of search, under Understand. What is looked for never stands in an address."""

from __future__ import annotations

from django.urls import path

from speakopenly.web.understand.search import views

urlpatterns = [
    path("", views.search, name="search"),
    path("like/<uuid:passage_id>/", views.like, name="search-like"),
    path("kept/<slug:slug>/", views.kept, name="searches"),
    path("kept/<slug:slug>/keep/", views.keep, name="search-keep"),
    path("kept/<slug:slug>/<uuid:search_id>/", views.again, name="search-again"),
    path("kept/<slug:slug>/<uuid:search_id>/quote/", views.quote, name="search-quote"),
    path("kept/<slug:slug>/<uuid:search_id>/count/", views.count, name="search-count"),
    path(
        "kept/<slug:slug>/<uuid:search_id>/count-no-more/", views.count_no_more, name="search-count-no-more"
    ),
    path("kept/<slug:slug>/<uuid:search_id>/remove/", views.remove, name="search-remove"),
]

"""Addresses of setting up the Speak door, under /staff/site/."""

from __future__ import annotations

from django.urls import path

from speakopenly.web.hear.reporting.opening import views

app_name = "opening"
urlpatterns = [
    path("door/", views.door, name="door"),
    path("contacts/", views.contacts, name="contacts"),
    path("contacts/add/", views.contact_add, name="contact-add"),
    path("contacts/<uuid:contact_id>/", views.contact_change, name="contact-change"),
    path("contacts/<uuid:contact_id>/rung/", views.contact_rung, name="contact-rung"),
    path("contacts/<uuid:contact_id>/remove/", views.contact_remove, name="contact-remove"),
    path("promise/", views.promise, name="promise"),
    path("young/", views.young, name="young"),
    path("comprehension/", views.comprehension, name="comprehension"),
]

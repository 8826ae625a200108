"""Addresses of the data protection documents, under /staff/site/data-protection/."""

from __future__ import annotations

from django.urls import path

from speakopenly.web.site.governance import views

urlpatterns = [
    path("", views.documents, name="governance"),
    path("documents/<slug:document_slug>/", views.document, name="governance-document"),
    path("documents/<slug:document_slug>/questions/", views.questions, name="governance-questions"),
    path("documents/<slug:document_slug>/sign/", views.propose, name="governance-propose"),
    path("documents/<slug:document_slug>/file/<str:document_ending>/", views.file, name="governance-file"),
    path("editions/<uuid:document_edition>/", views.edition, name="governance-edition"),
    path("editions/<uuid:document_edition>/sign/", views.sign, name="governance-sign"),
    path("editions/<uuid:document_edition>/decline/", views.decline, name="governance-decline"),
]

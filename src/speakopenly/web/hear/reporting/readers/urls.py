"""Addresses of the two readers' pages, under the Work door."""

from __future__ import annotations

from django.urls import path

from speakopenly.web.hear.reporting.readers.views import identity, notes, routes, similar

urlpatterns = [
    path("reports/<slug:number>/notes/", notes.notes, name="readers-notes"),
    path("reports/<slug:number>/factors/", notes.factors, name="readers-factors"),
    path("reports/<slug:number>/compare/", notes.compare, name="readers-compare"),
    path("reports/<slug:number>/compare/confirm/", notes.confirm, name="readers-confirm"),
    path("reports/<slug:number>/route/", routes.route, name="readers-route"),
    path("reports/<slug:number>/route/asked/", routes.asked, name="readers-asked"),
    path("reports/<slug:number>/route/offer/", routes.offer, name="readers-offer"),
    path("reports/<slug:number>/route/not-ours/", routes.turn_away, name="readers-turn-away"),
    path("reports/<slug:number>/candour/", routes.candour, name="readers-candour"),
    path("reports/<slug:number>/identity/", identity.identity, name="readers-identity"),
    path("reports/<slug:number>/identity/<uuid:ident>/sign/", identity.sign, name="readers-sign"),
    path("reports/<slug:number>/identity/<uuid:ident>/end/", identity.end, name="readers-end"),
    path("reports/<slug:number>/similar/", similar.similar, name="readers-similar"),
    path("reports/<slug:number>/similar/link/", similar.link, name="readers-link"),
    path("reports/<slug:number>/similar/unlink/", similar.unlink, name="readers-unlink"),
    path("routes/", routes.counts, name="readers-counts"),
    path("rights/", routes.rights, name="readers-rights"),
    path("agreement/", similar.agreement, name="readers-agreement"),
    path("support/", similar.support, name="readers-support"),
]

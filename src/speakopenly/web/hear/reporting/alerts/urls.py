"""Addresses about alerts, and the page on which readers decide of a flag, under the Work door."""

from __future__ import annotations

from django.urls import path

from speakopenly.web.hear.reporting.alerts.views import deciding, setting_up

urlpatterns = [
    path("alerts/", setting_up.alerts, name="alerts"),
    path("alerts/routes/new/<slug:kind>/", setting_up.new_route, name="alert-route-new"),
    path("alerts/routes/<uuid:ident>/", setting_up.route, name="alert-route"),
    path("alerts/routes/<uuid:ident>/test/", setting_up.test, name="alert-test"),
    path("alerts/routes/<uuid:ident>/code/", setting_up.code, name="alert-code"),
    path("alerts/routes/<uuid:ident>/remove/", setting_up.remove_route, name="alert-route-remove"),
    path("alerts/rota/add/", setting_up.new_place, name="alert-rota-add"),
    path("alerts/rota/<uuid:ident>/up/", setting_up.move_up, name="alert-rota-up"),
    path("alerts/rota/<uuid:ident>/remove/", setting_up.take_off, name="alert-rota-remove"),
    path("alerts/plan/", setting_up.plan, name="alert-plan"),
    path("reports/<slug:number>/safety/", deciding.safety, name="report-safety"),
    path("reports/<slug:number>/safety/<uuid:ident>/", deciding.decide, name="report-decide"),
]

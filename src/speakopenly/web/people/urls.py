"""Signing in and out, the lock, and one's own passwords, passkeys and codes."""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.webauthn.views import add_webauthn
from django.urls import URLPattern, URLResolver, include, path

from speakopenly.web.people import views
from speakopenly.web.people.ways import views as ways
from speakopenly.web.people.ways.proof import proven_first

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.my_account, name="account"),
    path("sign-in/", account.login, name="account_login"),
    path("sign-out/", account.logout, name="account_logout"),
    path("lock/", views.lock, name="lock"),
    path("service/", views.choose_service, name="choose-service"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("confirm/", views.reauthenticate, name="account_reauthenticate"),
    path("password/", account.password_change, name="account_change_password"),
    path("password/first/", proven_first(account.password_set), name="account_set_password"),
    path("link/<str:token>/", ways.link, name="link"),
    path("choose/", ways.choose_way, name="choose-way"),
    path("choose/passkey/", ways.with_passkey, name="choose-passkey"),
    path("second-step-first/", ways.second_step_first, name="second-step-first"),
    path("sign-out-elsewhere/", ways.sign_out_elsewhere, name="sign-out-elsewhere"),
    path("elsewhere/", include("speakopenly.web.people.elsewhere.urls")),
    path("second-step/totp/activate/", proven_first(views.activate_codes), name="mfa_activate_totp"),
    path("second-step/webauthn/add/", proven_first(add_webauthn), name="mfa_add_webauthn"),
    path("second-step/webauthn/keys/<int:pk>/remove/", ways.remove_passkey, name="mfa_remove_webauthn"),
    path("second-step/", include("allauth.mfa.urls")),
]

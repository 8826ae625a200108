"""Addresses of the way back. They stand in every language and wording, outside any namespace."""

from __future__ import annotations

from django.urls import path

from speakopenly.web.hear.reporting.mailbox import views

urlpatterns = [
    path("", views.come_back, name="return"),
    path("report/", views.report, name="return-report"),
    path("write/", views.write, name="return-write"),
    path("harm/", views.harm, name="return-harm"),
    path("sharing/", views.sharing, name="return-sharing"),
    path("bulletin/", views.bulletin, name="return-bulletin"),
    path("useful/", views.useful, name="return-useful"),
    path("file/", views.file, name="return-file"),
    path("withdraw/", views.withdraw, name="return-withdraw"),
    path("my-proof/", views.my_proof, name="return-my-proof"),
    path("my-record/", views.my_record, name="return-my-record"),
    path("proof/", views.proof, name="return-proof"),
]

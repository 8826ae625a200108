"""What this stage shows at the Speak door."""

from __future__ import annotations

from django.urls import path

from speakopenly.web.check.replies import public_views

urlpatterns = [
    path("", public_views.replies, name="replies"),
    path("<int:reply_number>/", public_views.reply, name="reply"),
]

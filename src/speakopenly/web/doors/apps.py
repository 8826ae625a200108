from __future__ import annotations

from django.apps import AppConfig


class DoorsConfig(AppConfig):
    name = "speakopenly.web.doors"
    label = "speakopenly_doors"
    verbose_name = "Front doors"
    default_auto_field = "django.db.models.BigAutoField"

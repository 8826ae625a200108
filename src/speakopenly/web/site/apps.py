from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "speakopenly.web.site"
    label = "speakopenly_site"
    verbose_name = "Site"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from speakopenly.web.site import gates
        from speakopenly.web.site.governance import room as governance
        from speakopenly.web.site.register import room as register

        for looks in ("speakopenly.web.examine", "speakopenly.web.site.looks"):
            import_module(looks)
        gates.register()
        governance.open_it()
        register.open_it()

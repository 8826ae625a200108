"""Django's own commands, for those who work on the project: ``python -m speakopenly.web makemigrations``."""

from __future__ import annotations

import os

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "speakopenly.web.settings")
    execute_from_command_line()

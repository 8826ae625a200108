"""In this home, the last day for comments on a draft was yesterday: what a journey cannot wait for."""

from __future__ import annotations

import os
from datetime import timedelta

import django


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "speakopenly.web.settings")
    django.setup()
    from django.utils import timezone

    from speakopenly.web.understand.member_checks.models import Round

    yesterday = timezone.localdate() - timedelta(days=1)
    Round.objects.update(sent_on=yesterday, last_day=yesterday)


if __name__ == "__main__":
    main()

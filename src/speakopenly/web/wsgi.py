"""What the web server loads."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "speakopenly.web.settings")
application = get_wsgi_application()

from speakopenly.web.hear.reporting.speak import starting  # noqa: E402  (its models need Django to be ready)

starting.start()

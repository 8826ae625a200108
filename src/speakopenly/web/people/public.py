"""The mark that makes a view public: no sign-in, and so no session and no cookie."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required as public

__all__ = ["public"]

"""Northmoor and Asha's browser, from the tests of the web room of recordings."""

from __future__ import annotations

from tests.web.conftest import cast, django_db_modify_db_settings, sign_in
from tests.web.hear.conftest import exercise
from tests.web.hear.recordings.conftest import asha, cheap_guessing

__all__ = ["asha", "cast", "cheap_guessing", "django_db_modify_db_settings", "exercise", "sign_in"]

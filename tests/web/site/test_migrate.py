"""Every command asks for ``migrate`` first: it looks no longer than it must, and never misses a step."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder
from django.db.migrations.state import StateApps

from speakopenly.web.site.management.commands import migrate

pytestmark = pytest.mark.django_db


def test_a_home_that_is_level_draws_no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[str] = []
    monkeypatch.setattr(StateApps, "render_multiple", lambda *_models: drawn.append("again"))

    call_command("migrate", interactive=False, verbosity=0)

    assert drawn == []


def test_a_home_without_the_newest_step_is_not_level() -> None:
    assert migrate.is_level(connection)
    app, name = MigrationExecutor(connection).loader.graph.leaf_nodes("speakopenly_check")[0]

    MigrationRecorder(connection).record_unapplied(app, name)

    assert not migrate.is_level(connection)

"""Every command asks for ``migrate`` first: it looks no longer than it must, and never misses a step."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.db import connection, models
from django.db.migrations import AddField
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder
from django.db.migrations.state import ModelState, StateApps

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


def test_with_a_changed_model_only_those_are_drawn_that_hold_it(monkeypatch: pytest.MonkeyPatch) -> None:
    state = MigrationExecutor(connection).loader.project_state()
    assert state.apps.get_model("speakopenly_people", "AuditLine")
    drawn: list[str] = []
    draw = StateApps.render_multiple

    def noting(apps: StateApps, models: list[ModelState]) -> None:
        drawn.extend(model.name for model in models)
        draw(apps, models)

    monkeypatch.setattr(StateApps, "render_multiple", noting)

    with migrate.drawn_once():
        note = models.CharField(max_length=8, default="")
        AddField("auditline", "note", note).state_forwards("speakopenly_people", state)

    assert drawn == ["AuditLine"]
    assert state.apps.get_model("speakopenly_people", "AuditLine")._meta.get_field("note")


def test_whoever_holds_a_changed_model_holds_the_new_one() -> None:
    state = MigrationExecutor(connection).loader.project_state()
    assert state.apps.get_model("speakopenly_people", "User")

    with migrate.drawn_once():
        note = models.CharField(max_length=8, default="")
        AddField("user", "note", note).state_forwards("speakopenly_people", state)

    user = state.apps.get_model("speakopenly_people", "User")
    holders = [each for each in state.apps.get_models() if "by" in {f.name for f in each._meta.local_fields}]
    assert len(holders) > 20
    for holder in holders:
        assert holder._meta.get_field("by").related_model in {user, None}

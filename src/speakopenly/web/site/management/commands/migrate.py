"""Django's ``migrate``, which makes all tables of an empty database at once, and walks faster.

Walking there through every migration takes Django more than a minute of a processor: it draws its models
again at each step. Nobody's words can be lost where there are none. A database that holds anything goes
step by step, as ever; ``tests/web/releases`` compares the tables of both ways.

On its way forward Django draws a model, and all that point to it, anew for each constraint or index. No other
model looks at those, so here the model it has drawn is told of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final, cast

from django.apps import apps
from django.core.management.commands import migrate
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations import RunPython
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.state import ProjectState

if TYPE_CHECKING:
    from django.db.migrations.state import StateApps

MAKES: Final = "makes"
"""A hint of a ``RunPython`` that makes something in the database beside the tables of models. It is given the
models of today, not those of its day."""


class Command(migrate.Command):
    """As Django's own, but for a database with nothing in it and for what each step costs."""

    def handle(self, *args: Any, **options: Any) -> None:
        connection = connections[options.get("database") or DEFAULT_DB_ALIAS]
        asks_for_all = not (options.get("app_label") or options.get("fake") or options.get("plan"))
        if asks_for_all and not options.get("check_unapplied") and _is_empty(connection):
            make_tables(connection)
        if asks_for_all:
            with constraints_told_in_place():
                super().handle(*args, **options)
        else:
            super().handle(*args, **options)


def _is_empty(connection: BaseDatabaseWrapper) -> bool:
    connection.prepare_database()
    with connection.cursor() as cursor:
        return not connection.introspection.table_names(cursor)


@contextmanager
def constraints_told_in_place() -> Iterator[None]:
    """While this lasts, a constraint or index costs no model drawn anew.

    On the way forward only: backward, Django keeps the states of all steps, and they share their models.
    """
    drawing: Any = ProjectState
    theirs = drawing._append_option, drawing._remove_option
    drawing._append_option, drawing._remove_option = _append_option, _remove_option
    try:
        yield
    finally:
        drawing._append_option, drawing._remove_option = theirs


def _append_option(state: ProjectState, app_label: str, model_name: str, option_name: str, obj: Any) -> None:
    held = state.models[app_label, model_name].options[option_name]
    _tell(state, app_label, model_name, option_name, [*held, obj])


def _remove_option(
    state: ProjectState, app_label: str, model_name: str, option_name: str, obj_name: str
) -> None:
    held = state.models[app_label, model_name].options[option_name]
    _tell(state, app_label, model_name, option_name, [each for each in held if each.name != obj_name])


def _tell(state: ProjectState, app_label: str, model_name: str, option_name: str, holds: list[Any]) -> None:
    state.models[app_label, model_name].options[option_name] = holds
    if "apps" in vars(state):  # asking for it would draw every model
        setattr(state.apps.get_model(app_label, model_name)._meta, option_name, list(holds))


def make_tables(connection: BaseDatabaseWrapper) -> None:
    """Make every table as the models say, and note every migration as done: all of it or nothing."""
    executor = MigrationExecutor(connection)
    migrations = executor.loader.graph.nodes
    with connection.schema_editor(atomic=True) as editor:
        editor.create_model(executor.recorder.Migration)
        for model in apps.get_models():
            if model._meta.app_label in executor.loader.migrated_apps and model._meta.can_migrate(connection):
                editor.create_model(model)
        for migration in migrations.values():
            for operation in migration.operations:
                if isinstance(operation, RunPython) and operation.hints.get(MAKES):
                    operation.code(cast("StateApps", apps), editor)
        for key in migrations:
            executor.recorder.record_applied(*key)

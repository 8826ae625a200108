"""Django's ``migrate``, which makes all tables of an empty database at once, and walks faster.

Walking there through every migration takes Django more than a minute of a processor: it draws its models
again at each step. Nobody's words can be lost where there are none. A database that holds anything goes
step by step, as ever; ``tests/web/releases`` compares the tables of both ways.

On its way forward Django draws a model, and all that hang together with it, anew for each model, field,
constraint or index that is added or changed; and every model hangs together with every other, through the
service it belongs to. Nothing points to a model that is new, no model looks at the constraints of another,
and only those that point to a model hold it: so here a new model is drawn by itself, a drawn model is told of
its constraints, and with a changed one those are drawn that point to it, or to one that does.
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
from django.db.migrations.recorder import MigrationRecorder
from django.db.migrations.state import ModelState, ProjectState

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
        if asks_for_all and not options.get("check_unapplied") and is_empty(connection):
            make_tables(connection)
        elif asks_for_all and not options["verbosity"] and is_level(connection):
            return
        if asks_for_all:
            with drawn_once():
                super().handle(*args, **options)
        else:
            super().handle(*args, **options)


def is_empty(connection: BaseDatabaseWrapper) -> bool:
    """Whether it holds no table at all."""
    connection.prepare_database()
    with connection.cursor() as cursor:
        return not connection.introspection.table_names(cursor)


def is_level(connection: BaseDatabaseWrapper) -> bool:
    """Whether every change of this release has been made in it."""
    executor = MigrationExecutor(connection)
    executor.loader.check_consistent_history(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


@contextmanager
def drawn_once() -> Iterator[None]:
    """While this lasts, a new model, a constraint or an index costs no other model drawn anew, a field few.

    On the way forward only: backward, Django keeps the states of all steps, and they share their models.
    """
    drawing: Any = ProjectState
    ours = {
        "add_model": _add_model,
        "_append_option": _append_option,
        "_remove_option": _remove_option,
        "_find_reload_model": _that_hold_it,
    }
    theirs = {name: getattr(drawing, name) for name in ours}
    for name, does in ours.items():
        setattr(drawing, name, does)
    try:
        yield
    finally:
        for name, does in theirs.items():
            setattr(drawing, name, does)


def _add_model(state: Any, model_state: ModelState) -> None:
    key = model_state.app_label, model_state.name_lower
    state.models[key] = model_state
    if state._relations is not None:
        state.resolve_model_relations(key)
    if "apps" in vars(state):  # asking for it would draw every model
        state.apps.render_multiple([model_state])


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
    if "apps" in vars(state):
        setattr(state.apps.get_model(app_label, model_name)._meta, option_name, list(holds))


def _that_hold_it(state: Any, app_label: str, model_name: str, delay: bool = False) -> set[tuple[str, str]]:
    """The model, and every model that points to it, descends from it, or does so to one of these."""
    found, waiting = set(), [(app_label, model_name)]
    while waiting:
        each = waiting.pop()
        if each not in found:
            found.add(each)
            waiting += [one for one, fields in state.relations[each].items() if fields]
            waiting += [key for key, model in state.models.items() if ".".join(each) in _bases(model)]
    return found


def _bases(model: ModelState) -> set[str]:
    return {base.lower() for base in model.bases if isinstance(base, str)}


def make_tables(connection: BaseDatabaseWrapper) -> None:
    """Make every table as the models say, and note every migration as done: all of it or nothing."""
    with tables_being_made(connection) as recorder:
        for key in MigrationExecutor(connection).loader.graph.nodes:
            recorder.record_applied(*key)


@contextmanager
def tables_being_made(connection: BaseDatabaseWrapper) -> Iterator[MigrationRecorder]:
    """Every table as the models say, while it lasts; their indexes and foreign keys follow at its end.

    So rows that are put in meanwhile are put in quickly, and are all looked at by the rules that follow.
    """
    executor = MigrationExecutor(connection)
    with connection.schema_editor(atomic=True) as editor:
        editor.create_model(executor.recorder.Migration)
        for model in apps.get_models():
            if model._meta.app_label in executor.loader.migrated_apps and model._meta.can_migrate(connection):
                editor.create_model(model)
        for migration in executor.loader.graph.nodes.values():
            for operation in migration.operations:
                if isinstance(operation, RunPython) and operation.hints.get(MAKES):
                    operation.code(cast("StateApps", apps), editor)
        yield executor.recorder

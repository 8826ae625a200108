"""On the second database: of each test that asks the database, the first row of its table.

Every row was asked of SQLite. What can differ on PostgreSQL is how a query, a lock or a constraint behaves,
and that is the same in each row of one table; promises are asked with every row on both. Used as a plugin:

    python -m pytest -p tests.first_rows tests/web tests/promises
"""

from __future__ import annotations

from pathlib import Path

import pytest

PROMISES = Path(__file__).resolve().parent / "promises"
ASKS_A_DATABASE = frozenset({"db", "transactional_db", "django_db_setup"})


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    seen: set[tuple[Path, str]] = set()
    kept, left = [], []
    for item in items:
        name = (item.path, getattr(item, "originalname", item.name))
        is_wanted = PROMISES in item.path.parents or (_asks_a_database(item) and name not in seen)
        (kept if is_wanted else left).append(item)
        seen.add(name)
    items[:] = kept
    config.hook.pytest_deselected(items=left)


def _asks_a_database(item: pytest.Item) -> bool:
    fixtures = frozenset(getattr(item, "fixturenames", ()))
    return item.get_closest_marker("django_db") is not None or bool(fixtures & ASKS_A_DATABASE)

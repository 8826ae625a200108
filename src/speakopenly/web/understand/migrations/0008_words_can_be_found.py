"""Each database's own index of the words of ``Searched``, kept by the database itself.

SQLite: an FTS5 table and three triggers. PostgreSQL: a generated column and its index. What was read before
is put in by the first daily round.
"""

from __future__ import annotations

from contextlib import suppress

from django.db import OperationalError, migrations, transaction

ROWS, WORDS = "speakopenly_understand_searched", "speakopenly_understand_words"
PUT_IN = f"INSERT INTO {WORDS} (rowid, words, scope) VALUES (new.number, new.words, new.scope)"  # noqa: S608
TAKE_OUT = (
    f"INSERT INTO {WORDS} ({WORDS}, rowid, words, scope)"  # noqa: S608 - names of our own
    " VALUES ('delete', old.number, old.words, old.scope)"
)
ON_SQLITE = (
    f"CREATE VIRTUAL TABLE {WORDS} USING fts5 (words, scope, content='{ROWS}',"
    " content_rowid='number', tokenize='porter unicode61')",
    f"CREATE TRIGGER {WORDS}_put_in AFTER INSERT ON {ROWS} BEGIN {PUT_IN}; END",
    f"CREATE TRIGGER {WORDS}_take_out AFTER DELETE ON {ROWS} BEGIN {TAKE_OUT}; END",
    f"CREATE TRIGGER {WORDS}_change AFTER UPDATE ON {ROWS} BEGIN {TAKE_OUT}; {PUT_IN}; END",
)
OFF_SQLITE = (
    f"DROP TRIGGER {WORDS}_change",
    f"DROP TRIGGER {WORDS}_take_out",
    f"DROP TRIGGER {WORDS}_put_in",
    f"DROP TABLE {WORDS}",
)
SECURELY = f"INSERT INTO {WORDS} ({WORDS}, rank) VALUES ('secure-delete', 1)"  # noqa: S608
ON_POSTGRES = (
    f"ALTER TABLE {ROWS} ADD COLUMN found tsvector GENERATED ALWAYS AS (to_tsvector('english', words)) STORED",
    f"CREATE INDEX {WORDS} ON {ROWS} USING gin (found) WITH (fastupdate = off)",
)
OFF_POSTGRES = (f"DROP INDEX {WORDS}", f"ALTER TABLE {ROWS} DROP COLUMN found")


def begin(apps, schema_editor):
    """Make the index of the database in use."""
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    for each in ON_SQLITE if is_sqlite else ON_POSTGRES:
        schema_editor.execute(each)
    if is_sqlite:
        # SQLite has it since 3.42; `doctor` warns of an older one.
        with suppress(OperationalError), transaction.atomic():
            schema_editor.execute(SECURELY)


def undo(apps, schema_editor):
    """Take it away again."""
    for each in OFF_SQLITE if schema_editor.connection.vendor == "sqlite" else OFF_POSTGRES:
        schema_editor.execute(each)


class Migration(migrations.Migration):
    dependencies = (("speakopenly_understand", "0007_codes_rounds_searches_and_samples"),)
    operations = (migrations.RunPython(begin, undo, hints={"makes": "the index of words"}),)

"""A database of every release before this one migrates, and every row of it can still be read."""

from __future__ import annotations

import json
import lzma
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.web.releases.keep import HERE, KEY_THAT_PROTECTS_NOTHING, VOICES

RELEASES = sorted(HERE.glob("*.sqlite3.xz"))
READ = """
import json
from speakopenly.web import commands
commands.prepare_database()
from django.apps import apps
from speakopenly.web.hear.listening import queries
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.understand.findings.evidence import evidence_of
from speakopenly.web.understand.findings.publications.models import Publication
exercise = Exercise.objects.get()
publication = Publication.objects.get()
print(json.dumps({
    "rows": {model._meta.label: model.objects.count() for model in apps.get_models() if model._meta.managed},
    "said": sorted(each.text for each in queries.raw_contributions(exercise)),
    "heard": len(evidence_of(exercise).heard),
    "files": sorted(publication.files.values_list("name", flat=True)),
}))
"""


@pytest.mark.parametrize("kept", RELEASES, ids=lambda path: path.name)
def test_every_row_of_an_earlier_release_is_still_there(kept: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    (home / "database").mkdir(parents=True)
    (home / "keys").mkdir(mode=0o700)
    (home / "database" / "speakopenly.sqlite3").write_bytes(lzma.decompress(kept.read_bytes()))
    key = home / "keys" / "installation.key"
    key.write_bytes(KEY_THAT_PROTECTS_NOTHING)
    key.chmod(0o600)

    read = subprocess.run(
        [sys.executable, "-c", READ],
        env={**os.environ, "SPEAKOPENLY_HOME": str(home), "DATABASE_URL": ""},
        capture_output=True,
        text=True,
        check=True,
    )

    found = json.loads(read.stdout)
    assert found["said"] == sorted(text for _, text in VOICES)
    assert found["heard"] == len(VOICES)
    assert {"findings.html", "findings.pdf", "findings.docx", "manifest.json", "evidence.jsonl"} <= set(
        found["files"]
    )
    assert found["rows"]["speakopenly_people.AuditLine"] > 0


def test_there_is_a_database_of_an_earlier_release() -> None:
    assert RELEASES

"""The inspector's pack: one file, the same for the same things, whose manifest knows every byte."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile

from speakopenly.check.examination.pack import MANIFEST, make_pack

FILES = {"b/two.txt": b"two", "a/one.txt": b"one"}


def test_equal_files_give_equal_bytes_in_whatever_order_they_come() -> None:
    assert make_pack(FILES) == make_pack(dict(reversed(FILES.items())))


def test_the_manifest_has_the_sha256_of_every_file() -> None:
    with zipfile.ZipFile(io.BytesIO(make_pack(FILES))) as packed:
        prints = json.loads(packed.read(MANIFEST))["files"]
        found = {
            name: hashlib.sha256(packed.read(name)).hexdigest()
            for name in packed.namelist()
            if name != MANIFEST
        }

    assert prints == found
    assert set(found) == set(FILES)

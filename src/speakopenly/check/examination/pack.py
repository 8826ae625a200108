"""The pack an inspector may take away: what is published of how a service learns, with a manifest."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from typing import Final

MANIFEST: Final = "manifest.json"
_FIRST_DAY: Final = (1980, 1, 1, 0, 0, 0)
"""A file made of the same things is the same file: no time of making stands in it."""


def make_pack(files: Mapping[str, bytes]) -> bytes:
    """One ZIP of these files by name, and a manifest with each sha256. Equal files give equal bytes."""
    named = dict(sorted(files.items()))
    prints = {name: hashlib.sha256(data).hexdigest() for name, data in named.items()}
    manifest = json.dumps({"format": 1, "files": prints}, indent=2, ensure_ascii=False).encode() + b"\n"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in {MANIFEST: manifest, **named}.items():
            entry = zipfile.ZipInfo(name, _FIRST_DAY)
            entry.create_system, entry.external_attr = 0, 0
            packed.writestr(entry, data, zipfile.ZIP_DEFLATED)
    return out.getvalue()

"""Where the invented tables and reports lie."""

from __future__ import annotations

from pathlib import Path

import speakopenly


def examples() -> Path:
    """The invented files: inside an installed package, or beside the source."""
    package = Path(speakopenly.__file__).parent
    inside = package / "examples" / "northmoor"
    return inside if inside.is_dir() else package.parents[1] / "examples" / "northmoor"

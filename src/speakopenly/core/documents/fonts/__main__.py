"""Fill our folder of fonts at set-up: ``python -m speakopenly.core.documents.fonts node_modules``."""

from __future__ import annotations

import sys
from pathlib import Path

from speakopenly.core.documents.fonts import install
from speakopenly.core.errors import SpeakOpenlyError


def main(arguments: list[str]) -> int:
    """Copy the fonts out of ``node_modules``; 2 with one line on stderr where that cannot be done."""
    try:
        install(Path(arguments[0] if arguments else "node_modules"))
    except SpeakOpenlyError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

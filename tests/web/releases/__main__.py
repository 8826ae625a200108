"""``python -m tests.web.releases NAME...``: migrate the home, then say what each reading finds there."""

from __future__ import annotations

import sys

from speakopenly.web.commands import prepare_database

if __name__ == "__main__":
    prepare_database()
    from tests.web.releases import readings  # Django has to be ready before its models are read.

    readings.main(sys.argv[1:])

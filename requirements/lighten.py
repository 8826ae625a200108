"""Take out of our environment what nobody runs: the test suites and C sources of other projects.

Some eighty megabytes, so that the whole stays under 1.3 GB.
"""

from __future__ import annotations

import shutil
import sysconfig
from pathlib import Path

KEEP_TESTS_OF = frozenset({"numpy"})
"""numpy.testing is imported by others, and leans on its tests folder."""
SOURCES = frozenset({".c", ".cpp", ".h", ".hpp", ".pxd", ".pyx"})


def main() -> None:
    """Remove every folder called ``tests``, and every C or Cython source, below an installed package."""
    packages = Path(sysconfig.get_paths()["purelib"])
    for folder in sorted(packages.glob("**/tests")):
        if folder.is_dir() and folder.relative_to(packages).parts[0] not in KEEP_TESTS_OF:
            shutil.rmtree(folder, ignore_errors=True)
    for path in packages.glob("**/*"):
        if path.suffix in SOURCES and path.is_file():
            path.unlink()


if __name__ == "__main__":
    main()

"""One thread for a sum: it has one order then, one answer, and takes no core from a page somebody waits for.

NumPy, SciPy and scikit-learn each bring a library of their own that splits sums among threads. Such threads
wait for one another by counting: where two processes do it on two cores, learning twelve sentences took 108
seconds of a processor instead of 4. ``threadpoolctl`` reaches only those that are loaded already, so they are
told before.
"""

from __future__ import annotations

import os
from types import MappingProxyType
from typing import Final

ONE_THREAD: Final = MappingProxyType({"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"})


def sum_in_one_thread() -> None:
    """To be called before NumPy is loaded, which asks once. Whoever has set a number keeps it."""
    for name, value in ONE_THREAD.items():
        os.environ.setdefault(name, value)

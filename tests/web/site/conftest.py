"""The service in which everything is in place."""

from __future__ import annotations

from tests.web.hear.reporting.opening.conftest import our_gates_only, ready

__all__ = ["our_gates_only", "ready"]

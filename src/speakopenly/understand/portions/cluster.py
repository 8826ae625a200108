"""Portions read by a Dask cluster: a scheduler that stands somewhere, or workers on this machine.

Words travel to the workers and vectors back, so a scheduler on another machine is only used over TLS. A
worker that is lost has its portion read by another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack
from importlib.metadata import version
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit
from uuid import uuid4

from speakopenly.core.errors import BadInput
from speakopenly.understand.portions.hands import AHEAD, Read
from speakopenly.understand.portions.records import HowToRead, Portion

_LOCAL = re.compile(r"local:([1-9]\d?)")
_THIS_MACHINE = ("127.0.0.1", "localhost", "::1")
_CERTIFICATES = (
    "distributed.comm.tls.ca-file",
    "distributed.comm.tls.client.cert",
    "distributed.comm.tls.client.key",
)
_RETRIES = 3
PATIENCE = 20
"""Seconds that a scheduler and its first worker have to answer."""
_KEEPS_WORDS_OFF_DISK = {
    "distributed.worker.memory.target": False,
    "distributed.worker.memory.spill": False,
    "distributed.admin.log-length": 0,
}


def can_use_clusters() -> bool:
    """Whether the extra ``[cluster]`` is installed."""
    from importlib.util import find_spec

    return find_spec("distributed") is not None


class Cluster:
    """The hands of a cluster at ``address``: ``tls://HOST:PORT``, ``tcp://127.0.0.1:PORT`` or ``local:N``.

    To be entered and left. Raises BadInput where it cannot be used, and says what to do.
    """

    def __init__(self, address: str) -> None:
        self.address = address
        self._local = _LOCAL.fullmatch(address)
        if not self._local:
            _check(address)
        if not can_use_clusters():
            raise BadInput("A cluster needs the extra [cluster].", do="Install speakopenly[cluster].")
        self._open = ExitStack()
        self.client: Any = None

    def __enter__(self) -> Self:
        dask, distributed = _dask()
        if self.address.startswith("tls:") and not all(map(dask.config.get, _CERTIFICATES)):
            raise BadInput(
                f"{self.address} needs certificates.",
                do="Name them as docs/how-to/read-very-many-voices.md says.",
            )
        self._open.enter_context(dask.config.set(_KEEPS_WORDS_OFF_DISK))
        try:
            at = self._start_here() if self._local else self.address
            self.client = self._open.enter_context(
                distributed.Client(at, timeout=PATIENCE, set_as_default=False)
            )
            _check_versions(self.client, self.address)
        except (OSError, ValueError, TimeoutError):
            self._open.close()
            raise BadInput(
                f"No cluster answers at {self.address}.",
                do="Check that its scheduler runs there and which certificates it wants.",
            ) from None
        except BaseException:
            self._open.close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        self._open.close()

    def each(
        self, read: Read, portions: Iterator[Portion], how: HowToRead
    ) -> Iterator[tuple[Portion, bytes]]:
        """Every portion with what ``read`` made of it."""
        run = uuid4().hex  # several people may use one scheduler at once
        waiting: dict[Any, Portion] = {}
        done = _dask()[1].as_completed(loop=self.client.loop)
        for portion in portions:
            future = self.client.submit(
                read, portion, how, pure=False, retries=_RETRIES, key=f"portion-{run}-{portion.number}"
            )
            waiting[future] = portion
            done.add(future)
            if len(waiting) >= AHEAD * max(1, len(self.client.nthreads())):
                yield self._next(done, waiting)
        while waiting:
            yield self._next(done, waiting)

    def _next(self, done: Any, waiting: dict[Any, Portion]) -> tuple[Portion, bytes]:
        future = next(done)
        portion = waiting.pop(future)
        try:
            return portion, future.result()
        finally:
            future.release()

    def _start_here(self) -> Any:
        assert self._local is not None  # noqa: S101 - for the type
        return self._open.enter_context(
            _dask()[1].LocalCluster(
                n_workers=int(self._local[1]),
                threads_per_worker=1,
                host="127.0.0.1",
                dashboard_address=None,
                worker_dashboard_address=None,
                silence_logs=50,
            )
        )


def _dask() -> tuple[Any, Any]:
    import dask
    import distributed

    return dask, distributed


def _check(address: str) -> None:
    parts = urlsplit(address)
    try:
        complete = bool(parts.hostname and parts.port)
    except ValueError:
        complete = False
    if parts.scheme not in ("tcp", "tls") or not complete:
        raise BadInput(
            f"{address} is not the address of a cluster.",
            do="Write it as tls://HOST:PORT, or local:2 for two workers on this machine.",
        )
    if parts.scheme == "tcp" and parts.hostname not in _THIS_MACHINE:
        raise BadInput(
            f"{address} would send people's words in the clear.",
            do="Give the scheduler certificates and use tls:// (docs/how-to/read-very-many-voices.md).",
        )


def _check_versions(client: Any, address: str) -> None:
    """Workers must read as we do, or a portion would depend on who read it."""
    client.wait_for_workers(1, timeout=PATIENCE)
    ours = _version()
    theirs = set(client.run(_version).values())
    if theirs != {ours}:
        raise BadInput(
            f"The workers at {address} have another version of Speak Openly or of its models.",
            do=f"Install {ours.split()[0]} on each and run make setup there.",
        )


def _version() -> str:
    from speakopenly.understand.embeddings import BUILD

    packages = ("speakopenly", "numpy", "onnxruntime", "spacy", "tokenizers")
    return " ".join([*(f"{name}={version(name)}" for name in packages), f"models={BUILD}"])

"""Work done in a process of its own, with little to its name: for parsers of files that strangers send.

Such parsers are native code. A file of 5 KB can ask for 512 GB and take its process with it, and a damaged
one can stop it halfway. Apart, that costs one child. It has a limit on memory, time and what it may
say, writes no file and no core (words would be in it), and sees none of our settings or secrets. It is
given one line of JSON (what to do) and the file's bytes on standard input, and answers on standard output.
What is long is answered line by line, and its file may be handed over open instead (``lines_apart``).
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import IO, Any, Final

from speakopenly.core.threads import ONE_THREAD

_PASSED_ON: Final = frozenset({"PATH", "PYTHONPATH", "PYTHONHOME", "LD_LIBRARY_PATH", "LANG", "LC_ALL", "TZ"})
_GIVEN: Final = {**ONE_THREAD, "POLARS_MAX_THREADS": "1", "RAYON_NUM_THREADS": "1", "RUST_BACKTRACE": "0"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a child may use: bytes of address space and of answer, seconds of processor and of the clock.

    ``writes``: bytes of any one file; for decoders that want what stands in memory as a file there.
    """

    memory: int
    seconds: int
    patience: int
    answer: int
    writes: int = 0


class WorkStopped(Exception):
    """The child was stopped: it took too long, wanted too much memory or said too much, or it crashed."""


class WorkFailed(Exception):
    """The child ended by itself without an answer, or could not be started."""


def work_apart(module: str, *, asked: Mapping[str, Any], data: bytes, limits: Limits) -> bytes:
    """Run ``python -m module`` on some bytes and return all it wrote on standard output.

    Raises:
        WorkStopped: it went past a limit or crashed.
        WorkFailed: it ended with a status of its own, or there is no Python to start.
    """
    given = json.dumps(asked).encode() + b"\n" + data
    child = _child(module)
    answer = _answer_of(child, given, limits)
    if child.returncode < 0 or len(answer) > limits.answer:
        raise WorkStopped
    if child.returncode:
        raise WorkFailed
    return answer


def lines_apart(
    module: str, *, asked: Mapping[str, Any], files: Sequence[int], limits: Limits
) -> Iterator[bytes]:
    """Run ``python -m module`` beside these open files, and give each line it writes as it comes.

    The child sees each file as ``/proc/self/fd/`` and its number. It ends when no more is taken.

    Raises:
        WorkStopped, WorkFailed: as ``work_apart``, after the lines that came.
    """
    child = _child(module, files)
    patience = threading.Timer(limits.patience, child.kill)
    room = limits.answer
    with child:
        patience.start()
        try:
            if child.stdin is not None:
                _give(child.stdin, json.dumps(asked).encode() + b"\n")
            while room > 0 and child.stdout and (line := child.stdout.readline(room)):
                room -= len(line)
                yield line
            if room > 0:
                child.wait()
        finally:
            child.kill()
            patience.cancel()
    if child.returncode < 0:
        raise WorkStopped
    if child.returncode:
        raise WorkFailed


def _child(module: str, files: Sequence[int] = ()) -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(  # noqa: S603 - our own interpreter and module, nothing from outside
            [sys.executable, "-P", "-B", "-m", module],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_little_environment(),
            pass_fds=files,
        )
    except OSError as error:
        raise WorkFailed from error


def limit_this_process(limits: Limits) -> None:
    """Called first thing in the child: its memory and time end here, and so does what it can write."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (limits.writes, limits.writes))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.seconds, limits.seconds))
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))


def read_what_is_asked() -> tuple[dict[str, Any], bytes]:
    """Called in the child: what to do, and the bytes to do it with."""
    return json.loads(sys.stdin.buffer.readline()), sys.stdin.buffer.read()


def _little_environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name in _PASSED_ON} | _GIVEN


def _answer_of(child: subprocess.Popen[bytes], given: bytes, limits: Limits) -> bytes:
    """Give with one hand and take with the other, so that neither waits for ever on a full pipe."""
    giving = threading.Thread(target=_give, args=(child.stdin, given), daemon=True)
    patience = threading.Timer(limits.patience, child.kill)
    with child:
        patience.start()
        giving.start()
        try:
            answer = child.stdout.read(limits.answer + 1) if child.stdout else b""
            if len(answer) > limits.answer:
                child.kill()
            giving.join()
            child.wait()
        finally:
            child.kill()
            patience.cancel()
    return answer


def _give(pipe: IO[bytes], given: bytes) -> None:
    try:
        pipe.write(given)
        pipe.close()
    except OSError:  # the child ended before it read everything: its status says why
        return

"""Close the network to everything but this machine, in this Python and in every Python it starts.

An audit hook sees each connection before it is made and cannot be taken off again. ``tests/conftest.py``
puts this folder on PYTHONPATH, so that worker processes are closed as well.
"""

from __future__ import annotations

import ipaddress
import sys

_NAMES = frozenset({"localhost", "localhost.localdomain", "ip6-localhost", ""})
_LEAVING = frozenset({"socket.connect", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname"})


class NetworkClosed(RuntimeError):
    """Something tried to speak to another machine."""


def _is_here(host: object) -> bool:
    if host is None:
        return True
    name = host.decode() if isinstance(host, bytes) else str(host)
    if name in _NAMES:
        return True
    try:
        return ipaddress.ip_address(name.partition("%")[0]).is_loopback
    except ValueError:
        return False


def _close(event: str, arguments: tuple[object, ...]) -> None:
    if event not in _LEAVING:
        return
    target = arguments[0] if event.startswith("socket.get") else arguments[1]
    if isinstance(target, tuple) and target:
        target = target[0]
    elif event in {"socket.connect", "socket.sendto"}:
        return  # a local (unix) socket has a path, not a host
    if not _is_here(target):
        raise NetworkClosed(f"{event} to another machine was refused.")


sys.addaudithook(_close)

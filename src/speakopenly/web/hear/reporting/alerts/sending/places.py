"""Where an alert may go: machines whose every address is private or this machine's own, and no other.

The address is looked up once, and that address is what is connected to: a name that changes its mind between
the look and the connection leads nowhere else. Ranges: RFC 1918, RFC 4193, loopback. Link-local is left out:
in rented machines it is the landlord's.
"""

from __future__ import annotations

import ipaddress
import socket
from typing import Final

from django.utils.translation import gettext as _

from speakopenly.core.errors import SpeakOpenlyError

SECONDS: Final = 8.0
OUR_NETWORKS: Final = tuple(
    ipaddress.ip_network(network)
    for network in ("127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "::1/128", "fc00::/7")
)


class NotOurNetwork(SpeakOpenlyError):
    """A route leads out of the service's own network, or to nowhere."""


def connect(host: str, port: int) -> socket.socket:
    """An open connection to a machine of our own network. Raises NotOurNetwork or OSError."""
    return socket.create_connection((resolved(host, port), port), timeout=SECONDS)


def resolved(host: str, port: int) -> str:
    """The address of a machine, if all it has are ours. Raises NotOurNetwork."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise NotOurNetwork(_("This machine was not found. Check its name.")) from None
    addresses = [str(each[4][0]) for each in found]
    if not addresses or not all(is_ours(address) for address in addresses):
        raise NotOurNetwork(
            _("This machine is not on your own network. Alerts go to private addresses only.")
        )
    return addresses[0]


def is_ours(address: str) -> bool:
    """Whether an address is private or this machine's own."""
    parsed = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(parsed, ipaddress.IPv6Address) and parsed.ipv4_mapped is not None:
        parsed = parsed.ipv4_mapped
    return any(parsed.version == network.version and parsed in network for network in OUR_NETWORKS)

"""An alert by e-mail, through the service's own relay: one sentence, and where the Work door is."""

from __future__ import annotations

import smtplib
import socket
import ssl
from email.message import EmailMessage
from typing import Any

from speakopenly.web.hear.reporting.alerts.models import AlertRoute, Safety
from speakopenly.web.hear.reporting.alerts.sending import places

CALLED = "speakopenly"
"""How we greet a relay: its own name is nobody's business, and looking it up would ask the network."""


def send(route: AlertRoute, address: str, text: str, more: str) -> None:
    """Hand one message over. Raises NotOurNetwork, OSError, SMTPException or ValueError."""
    message = EmailMessage()
    message["Subject"], message["From"], message["To"] = text, route.sender, address
    message.set_content("\n\n".join(filter(None, (text, more))) + "\n")
    with _relay(route) as relay:
        if route.safety == Safety.STARTTLS:
            relay.starttls(context=ssl.create_default_context())
        relay.send_message(message)


def _relay(route: AlertRoute) -> smtplib.SMTP:
    given: dict[str, Any] = {"local_hostname": CALLED, "timeout": places.SECONDS}
    if route.safety == Safety.TLS:
        return _TlsRelay(route.host, route.port, context=ssl.create_default_context(), **given)
    return _Relay(route.host, route.port, **given)


class _OurNetworkOnly:
    """Connects to the address that was looked at; the name is kept for the certificate."""

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        return places.connect(host, port)


class _Relay(_OurNetworkOnly, smtplib.SMTP):
    """Without encryption, or with it once both sides have greeted."""


class _TlsRelay(_OurNetworkOnly, smtplib.SMTP_SSL):
    """Encrypted from the start."""

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        return self.context.wrap_socket(places.connect(host, port), server_hostname=host)

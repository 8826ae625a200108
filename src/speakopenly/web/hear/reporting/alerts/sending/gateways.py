"""An alert by an SMS gateway or a webhook: one request, no redirect, and of the answer only its status."""

from __future__ import annotations

import http.client
import json
import ssl
from urllib.parse import urlencode

from speakopenly.web.hear.reporting.alerts.models import AlertRoute, BodyKind, Safety
from speakopenly.web.hear.reporting.alerts.safekeeping import open_token
from speakopenly.web.hear.reporting.alerts.sending import places


def send(route: AlertRoute, address: str, text: str, more: str) -> None:
    """Ask the gateway to pass it on. Raises NotOurNetwork, OSError, HTTPException or ValueError."""
    said = {route.field_to: address, route.field_text: " ".join(filter(None, (text, more)))}
    body, kind = _written(said, BodyKind(route.body))
    connection = _connection(route)
    try:
        connection.request("POST", route.path or "/", body, {"Content-Type": kind, **_token(route)})
        status = connection.getresponse().status
    finally:
        connection.close()
    if not 200 <= status < 300:
        raise http.client.HTTPException(f"answered {status}")


def _written(said: dict[str, str], body: BodyKind) -> tuple[bytes, str]:
    if body is BodyKind.FORM:
        return urlencode(said).encode("ascii"), "application/x-www-form-urlencoded"
    return json.dumps(said).encode("utf-8"), "application/json"


def _token(route: AlertRoute) -> dict[str, str]:
    token = open_token(route)
    return {"Authorization": f"Bearer {token}"} if token else {}


def _connection(route: AlertRoute) -> http.client.HTTPConnection:
    if route.safety == Safety.NONE:
        connection = http.client.HTTPConnection(route.host, route.port, timeout=places.SECONDS)
        connection.sock = places.connect(route.host, route.port)
        return connection
    context = ssl.create_default_context()
    encrypted = http.client.HTTPSConnection(route.host, route.port, timeout=places.SECONDS, context=context)
    encrypted.sock = context.wrap_socket(places.connect(route.host, route.port), server_hostname=route.host)
    return encrypted

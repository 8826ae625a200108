"""Send one alert by one route, to a machine of the service's own network and to no other."""

from __future__ import annotations

import http.client
import smtplib

from speakopenly.core.errors import SpeakOpenlyError
from speakopenly.web.hear.reporting.alerts.models import AlertRoute, RouteKind
from speakopenly.web.hear.reporting.alerts.sending import gateways, mail
from speakopenly.web.hear.reporting.alerts.sending.places import NotOurNetwork


class NotSent(SpeakOpenlyError):
    """An alert did not go out. The message says what to look at, and repeats no address."""


def send(route: AlertRoute, address: str, text: str, more: str = "") -> None:
    """Hand an alert to the route's machine. Returns when it was taken; raises NotSent in every other case.

    ``more`` is a second line: where the Work door is, or the code of a test.
    """
    by = mail.send if route.kind == RouteKind.EMAIL else gateways.send
    try:
        by(route, address, text, more)
    except NotOurNetwork as error:
        raise NotSent(str(error)) from error
    except (OSError, smtplib.SMTPException, http.client.HTTPException, ValueError) as error:
        # The cause is named by its kind only: its text may repeat an address.
        raise NotSent(f"The route did not take the alert ({type(error).__name__}).") from None

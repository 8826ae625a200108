"""What is sealed here: addresses and tokens with the installation key, decisions to a report's readers."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from speakopenly.core.sealing import CasePrivateKey, CasePublicKey, place, seal, unseal
from speakopenly.web.hear.keyring.models import CaseKey
from speakopenly.web.hear.keys import installation_key
from speakopenly.web.hear.reporting.alerts.models import AlertRoute, FlagDecision, RotaPlace

SCHEMA: Final = 1


def seal_address(address: str, to: RotaPlace) -> bytes:
    """How somebody is reached, as it is stored."""
    return seal(address.encode("utf-8"), to=_ours(to.service_id).public(), about=_about_address(to))


def open_address(of: RotaPlace) -> str:
    """How somebody is reached, in memory. Raises SealBroken."""
    data = unseal(bytes(of.sealed_address), key=_ours(of.service_id), about=_about_address(of))
    return data.decode("utf-8")


def seal_token(token: str, to: AlertRoute) -> bytes | None:
    """What a gateway wants to see, as it is stored; None where it wants nothing."""
    if not token:
        return None
    return seal(token.encode("utf-8"), to=_ours(to.service_id).public(), about=_about_token(to))


def open_token(of: AlertRoute) -> str:
    """What a gateway wants to see, in memory; blank where it wants nothing. Raises SealBroken."""
    if of.sealed_token is None:
        return ""
    data = unseal(bytes(of.sealed_token), key=_ours(of.service_id), about=_about_token(of))
    return data.decode("utf-8")


def seal_decision(text: str, decision: FlagDecision, case_key: CaseKey) -> bytes:
    """What was passed on, or why not, as it is stored: whoever reads the report can read it."""
    to = CasePublicKey(bytes(case_key.public_key))
    return seal(text.encode("utf-8"), to=to, about=_about_decision(decision))


def open_decision(decision: FlagDecision, key: CasePrivateKey) -> str:
    """What was passed on, or why not, in memory. Raises SealBroken."""
    return unseal(bytes(decision.sealed), key=key, about=_about_decision(decision)).decode("utf-8")


def hashed_code(code: str, route: AlertRoute) -> str:
    """What is kept of the code of a test alert."""
    return installation_key().keyed_hash("test alert", str(route.service_id), str(route.pk), code)


def _ours(service_id: UUID) -> CasePrivateKey:
    return CasePrivateKey(installation_key().derive("alert addresses", str(service_id)))


def _about_address(to: RotaPlace) -> bytes:
    return place("alert address", str(to.service_id), str(to.pk), SCHEMA)


def _about_token(to: AlertRoute) -> bytes:
    return place("alert token", str(to.service_id), str(to.pk), SCHEMA)


def _about_decision(decision: FlagDecision) -> bytes:
    return place("flag decision", str(decision.service_id), str(decision.flag_id), str(decision.pk), SCHEMA)

"""How a sent response is sealed to the key of its batch, and opened again beside what it was asked.

The bytes hold no time: the day somebody answered is not kept, only the quarter on its row.
"""

from __future__ import annotations

import base64
import json

from speakopenly.core.sealing import CasePrivateKey, CasePublicKey, place, seal, unseal
from speakopenly.hear.questionnaires import Answers, Response, Version
from speakopenly.web.hear.listening import consents
from speakopenly.web.hear.listening.models import Import
from speakopenly.web.hear.surveys.models import Response as Row

SCHEMA = 1


def seal_response(batch: Import, lookup: str, response: Response) -> bytes:
    """A whole response as it is stored, bound to its batch and to the row of this ``lookup``."""
    data = json.dumps(
        {
            "id": response.id,
            "version": response.version,
            "answers": base64.b64encode(response.answers.to_bytes()).decode("ascii"),
            "consent": consents.packed(response.consent),
            "groups": dict(response.groups),
        }
    )
    return seal(data.encode(), to=CasePublicKey(bytes(batch.public_key)), about=_about(batch, lookup))


def open_response(batch: Import, row: Row, key: CasePrivateKey) -> Response:
    """A response in memory; ``key`` is ``safekeeping.key_of(batch, ...)``. Raises SealBroken."""
    held = json.loads(unseal(bytes(row.sealed), key=key, about=_about(batch, row.lookup)))
    return Response(
        id=held["id"],
        version=Version(held["version"]),
        answers=Answers.from_bytes(base64.b64decode(held["answers"])),
        consent=consents.unpacked(held["consent"]),
        groups=held["groups"],
    )


def _about(batch: Import, lookup: str) -> bytes:
    return place("survey response", str(batch.service_id), str(batch.pk), lookup, SCHEMA)

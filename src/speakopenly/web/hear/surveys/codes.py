"""One-time codes: how one is known again. Only its keyed hash is kept, bound to one survey."""

from __future__ import annotations

from speakopenly.hear.questionnaires import Code
from speakopenly.web.hear.keys import installation_key
from speakopenly.web.hear.surveys.models import Survey


def digest_of(survey: Survey, code: Code) -> str:
    """What ``OneTimeCode.digest`` keeps of a code. Without the installation key no guess can be tried out."""
    return installation_key().keyed_hash("one-time code", str(survey.service_id), str(survey.pk), code.key)

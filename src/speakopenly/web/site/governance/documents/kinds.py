"""Every document there is, in the order in which a service needs them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from speakopenly.web.site.governance.documents.agreements import JOINT, PROCESSOR
from speakopenly.web.site.governance.documents.assessment import ASSESSMENT
from speakopenly.web.site.governance.documents.childrens_code import CHILDRENS_CODE
from speakopenly.web.site.governance.documents.parts import Kind
from speakopenly.web.site.governance.documents.policy import POLICY
from speakopenly.web.site.governance.documents.privacy import PRIVACY
from speakopenly.web.site.governance.documents.records import RECORDS, SCHEDULE
from speakopenly.web.site.governance.documents.transparency import TRANSPARENCY

KINDS: Final[tuple[Kind, ...]] = (
    PRIVACY,
    ASSESSMENT,
    RECORDS,
    SCHEDULE,
    POLICY,
    TRANSPARENCY,
    CHILDRENS_CODE,
    PROCESSOR,
    JOINT,
)
BY_SLUG: Final[Mapping[str, Kind]] = {each.slug: each for each in KINDS}

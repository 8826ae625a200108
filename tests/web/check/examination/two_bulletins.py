"""An issue that is out and one that is not, with the same numbers."""

from __future__ import annotations

from django.utils import timezone

from speakopenly.web.check.bulletin.models import Issue, IssueFile, IssueState, Number
from tests.web.check.examination.conftest import Both

WAITS = "nobody has signed this sentence about lanterns"
WORKED_OUT = {"count": 30, "base": 60, "value": 0.5, "low": 0.377, "high": 0.623}


def two_bulletins(both: Both) -> None:
    """One issue that is out with a number that is shown and one that is hidden, and one that is not out."""
    out = {"state": IssueState.OUT, "edition": 1, "out_on": timezone.localdate(), "signed_by": both.pia.user}
    for number, more in ((1, out), (2, {})):
        issue = Issue.objects.create(
            service=both.service, number=number, slug=str(number), season="spring", year=2026,
            begun_by=both.lena.user, ready_by=both.lena.user, **more,
        )  # fmt: skip
        words = b"A story of a rota." if more else WAITS.encode()
        IssueFile.objects.create(
            service=both.service,
            issue=issue,
            edition=issue.edition,
            name="bulletin.txt",
            bytes=words,
            sha256="-",
        )
        hidden = dict.fromkeys(WORKED_OUT)
        for place, (code, shown) in enumerate((("L4", WORKED_OUT), ("L13", hidden), ("L1", WORKED_OUT))):
            Number.objects.create(
                service=both.service, issue=issue, place=place, code=code, period="2026-Q1",
                shown={"code": code, "period": "2026-Q1", **shown},
            )  # fmt: skip

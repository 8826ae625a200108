"""What an examiner may look at: what others have printed, and never how many reports there were."""

from __future__ import annotations

from django.utils import timezone

from speakopenly.check.examination import Line, Source
from speakopenly.check.examination.sources import NUMBER_OF_REPORTS
from speakopenly.check.outcomes.figures import MEASURES
from speakopenly.web.check.examination import sources
from speakopenly.web.hear.reporting.speak.models import Contact, SpeakDoor
from speakopenly.web.people.roles import Role
from tests.web.check.examination.conftest import Both
from tests.web.check.examination.one_examination import an_examination
from tests.web.check.examination.two_bulletins import two_bulletins


def test_figures_stand_as_the_bulletin_printed_them_and_never_how_many_reports(both: Both) -> None:
    two_bulletins(both)
    found = [each.words for each in sources.LearningFigures().found(both.service, timezone.localdate())]
    printed = [each for each in found if "Printed in bulletin" in each]

    assert len(printed) == 2
    assert f"{MEASURES['L4'].name}, 2026 Q1: 50% (38% to 62%), 30 of 60. Printed in bulletin 1." in printed
    assert f"{MEASURES['L13'].name}, 2026 Q1: hidden to protect people. Printed in bulletin 1." in printed
    assert not [each for each in found if each.startswith((MEASURES["L1"].name, MEASURES["L2"].name))]


def test_a_source_that_was_asked_of_another_line_says_so(both: Both) -> None:
    two_bulletins(both)
    looked = {
        line: next(
            each
            for each in sources.found_for(line, both.service, timezone.localdate())
            if each.source is Source.LEARNING
        )
        for line in Line
    }

    assert all(each.was_asked for each in looked.values())
    assert [line for line, each in looked.items() if each.sentences] == [Line.CORPORATE_LEARNING]


def test_every_line_says_that_a_number_of_reports_is_no_evidence(both: Both) -> None:
    an_examination({Role.EXAMINER: both.esme, Role.LEADER: both.leo, Role.PUBLISHER: both.pia}, number=1)

    for line in Line:
        shown = both.browser(both.leo).get(f"/staff/check/examination/1/lines/{line.value}/")
        assert NUMBER_OF_REPORTS in shown.content.decode()


def test_the_numbers_to_ring_are_those_the_site_knows(both: Both) -> None:
    door = SpeakDoor.objects.create(service=both.service, nation="wales", is_open=True)
    Contact.objects.create(
        service=both.service, door=door, kind="out_of_hours", number="01632 960 000",
        name={"en-gb": "Northmoor at night"},
    )  # fmt: skip

    shown = both.browser(both.esme).get("/staff/check/examination/").content.decode()

    assert "Northmoor at night" in shown
    assert "tel:01632960000" in shown

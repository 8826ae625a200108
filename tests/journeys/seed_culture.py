"""Fill a demonstration's home with culture surveys: one that is open, one to sign, one to reply to, one shown.

Run by journeys as ``python -m tests.journeys.seed_culture`` with SPEAKOPENLY_HOME set. Everybody is invented.
"""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

os.environ["DJANGO_SETTINGS_MODULE"] = "speakopenly.web.settings"

FACILITATOR, LEADER = "asha@northmoor.example", "lena@northmoor.example"
PASSWORD = "four calm words here"
OPEN, TO_SIGN, TO_REPLY, SHOWN = "summer", "autumn", "winter", "spring"
PEOPLE = {"fostering": 9, "adoption": 12, "early_help": 30}
"""Of staff, by service area: the nine are hidden, and so is the partner that would give them away."""


def main() -> None:
    import django

    django.setup()
    from django.conf import settings

    from speakopenly.check.culture.items import Audience
    from speakopenly.core.sealing.drafts import DraftKeys
    from speakopenly.web.check.culture import actions as culture
    from speakopenly.web.hear.keys import installation_key
    from speakopenly.web.people import actions
    from speakopenly.web.people.roles import Role
    from speakopenly.web.people.staff import Staff
    from tests.web.check.culture.waves import (
        a_signed_wave,
        a_wave,
        answer,
        let_days_pass,
        open_results,
        people_answer,
    )

    installation_key(may_make=True)
    DraftKeys(Path(settings.KEYS) / "drafts").prepare(date.today())  # noqa: DTZ011  (as the browser has it)
    service = actions.found_service(name="Northmoor (invented)")

    def person(email: str, name: str, role: Role) -> Staff:
        user = actions.add_person(service=service, email=email, name=name, password=PASSWORD, roles=[role])
        return Staff(user=user, service=service, roles=frozenset({role}))

    asha, lena = person(FACILITATOR, "Asha", Role.FACILITATOR), person(LEADER, "Lena", Role.LEADER)
    asked = {
        **{(Audience.STAFF, area): 40 for area in PEOPLE},
        (Audience.FAMILIES, ""): 60,
        (Audience.YOUNG, ""): 40,
    }
    earlier = a_signed_wave(asha, lena, asked, slug="last-year")
    people_answer(earlier, answer(Audience.STAFF, point=2, area="early_help"), 30)
    people_answer(earlier, answer(Audience.STAFF, point=4, area="early_help"), 20)
    people_answer(earlier, answer(Audience.FAMILIES, point=4), 30)
    open_results(earlier, lena)
    let_days_pass(earlier, 365)
    shown = a_signed_wave(asha, lena, asked, slug=SHOWN)
    for place, (area, number) in enumerate(PEOPLE.items()):
        people_answer(shown, answer(Audience.STAFF, point=2 + place, area=area, level="direct"), number)
    for point, number in ((2, 18), (4, 15)):
        people_answer(shown, answer(Audience.FAMILIES, point=point), number)
        people_answer(shown, answer(Audience.YOUNG, point=point), number - 3)
    open_results(shown, lena)
    a_signed_wave(asha, lena, asked, slug=OPEN)
    a_wave(asha, asked, slug=TO_SIGN)
    to_reply = a_signed_wave(asha, lena, asked, slug=TO_REPLY)
    people_answer(to_reply, answer(Audience.FAMILIES), 30)
    let_days_pass(to_reply, 12)
    culture.close(to_reply)


if __name__ == "__main__":
    main()

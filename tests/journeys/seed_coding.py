"""In a served home: an exercise of 62 invented voices in three themes.

Run by a journey as ``python -m tests.journeys.seed_coding EMAIL``; prints the address of the exercise.
"""

from __future__ import annotations

import os
import sys

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "speakopenly.web.settings")
TITLE = "What helps in Northmoor"
COLE = "cole@northmoor.example"


def begin(email: str) -> str:
    from speakopenly.web.people.models import Membership, User
    from speakopenly.web.people.roles import Role
    from speakopenly.web.people.staff import Staff
    from tests.web.plans import open_exercise
    from tests.web.understand.conftest import hear_them, understand, what_was_said

    user = User.objects.get(email=email)
    service = Membership.objects.filter(user=user)[0].service
    asha = Staff(user, service, frozenset({Role.FACILITATOR}))
    exercise = open_exercise(by=asha, title=TITLE)
    hear_them(exercise, asha, what_was_said())
    understand(exercise)
    return exercise.slug


if __name__ == "__main__":
    import django

    django.setup()
    sys.stdout.write(begin(sys.argv[1]))

"""Give somebody of a served home a reading key; run by a journey, whose own pages of keys have tests."""

from __future__ import annotations

import os
import sys

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "speakopenly.web.settings")


def main(email: str, passphrase: str) -> None:
    import django

    django.setup()
    from speakopenly.web.hear.keyring import actions
    from speakopenly.web.people.models import Membership, User
    from speakopenly.web.people.roles import Role
    from speakopenly.web.people.staff import Staff

    user = User.objects.get(email=email)
    held = Membership.objects.filter(user=user)
    roles = frozenset(Role(each.role) for each in held)
    actions.make_reading_key(by=Staff(user, held[0].service, roles), passphrase=passphrase)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])

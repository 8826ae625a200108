"""All that has to be so before Northmoor's Speak door opens, done as any service does it."""

from __future__ import annotations

import json
import secrets
import socket
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import click
from django.conf import settings
from django.utils import timezone

from speakopenly.core.sealing import make_holder_keys
from speakopenly.hear.alerting import Plan
from speakopenly.web import backup_days
from speakopenly.web.backup import commands as backups
from speakopenly.web.demo import gateway
from speakopenly.web.demo.files import examples
from speakopenly.web.demo.people import People, custodians, second_reader
from speakopenly.web.hear.keyring import actions as keyring
from speakopenly.web.hear.keyring import custody
from speakopenly.web.hear.reporting.alerts import actions as alerts
from speakopenly.web.hear.reporting.alerts import heartbeat
from speakopenly.web.hear.reporting.alerts.actions.routes import RouteSettings
from speakopenly.web.hear.reporting.alerts.models import AlertRoute, RouteKind, Safety
from speakopenly.web.hear.reporting.alerts.watching import Watch
from speakopenly.web.hear.reporting.opening import actions as opening
from speakopenly.web.hear.reporting.opening.models import Side
from speakopenly.web.hear.reporting.reports.daily import prepare_keys
from speakopenly.web.hear.reporting.speak import promise
from speakopenly.web.hear.reporting.speak.actions import set_up_door
from speakopenly.web.hear.reporting.speak.models import SpeakDoor
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff

NEEDED: Final = 2
"""Of three custodians."""
HOURS: Final = 4
ON_CALL: Final = "on-call@northmoor.example"


def fill(people: People, alerts_to: socket.socket) -> None:
    """Set it up and open it, unless an earlier start did. Alerts go to this start's terminal in any case."""
    lead = people[Role.SAFEGUARDING_LEAD]
    prepare_keys()
    if not SpeakDoor.objects.filter(service=lead.service).exists():
        click.echo("Setting up the Speak door, and opening it ...")
        said = json.loads((examples() / "speak.json").read_text("utf-8"))
        set_up_door(lead.service, said=said["door"], checked_on=timezone.localdate())
        _promise(people)
        _share_out_the_escrow(people)
    _say_who_is_told(people, alerts_to)
    if backup_days.last_rehearsal(Path(settings.HOME)) is None:
        _rehearse()
    Watch().look(timezone.localtime())
    heartbeat.beat()  # as the watch does after each look; it goes on with the site
    if SpeakDoor.objects.filter(service=lead.service, is_open=False).exists():
        opening.open_door(by=people[Role.LEADER])


def _promise(people: People) -> None:
    """Both sides confirm the sentences that stand now, and the young people's pages were assessed."""
    for side, role in ((Side.LEADER, Role.LEADER), (Side.STAFF_SIDE, Role.STAFF_SIDE)):
        opening.confirm_promise(by=people[role], side=side, digest=promise.digest())
    opening.confirm_assessment(by=people[Role.SAFEGUARDING_LEAD], assessed_on=timezone.localdate())


def _share_out_the_escrow(people: People) -> None:
    """Each takes a seat, is given a share, and types letters of it; what is on paper here is kept nowhere."""
    here = custodians(people[Role.CUSTODIAN].service)
    keys = {each.user.pk: make_holder_keys() for each in here}
    for each in here:
        keyring.take_a_seat(by=each, public=keys[each.user.pk][0])
    keyring.set_up_escrow(by=here[0], needed=NEEDED)
    for each in here:
        share = custody.share_to_print(each)
        if share is None:
            raise RuntimeError("A custodian of the demonstration was given no share.")
        private = keys[each.user.pk][1]
        words = custody.open_share(share, private).split()
        letters = words[custody.word_asked(share) - 1][: custody.LETTERS]
        keyring.confirm_share(by=each, share=share, private=private, letters=letters)


def _say_who_is_told(people: People, alerts_to: socket.socket) -> None:
    lead = people[Role.SAFEGUARDING_LEAD]
    given = RouteSettings(RouteKind.WEBHOOK, gateway.HOST, alerts_to.getsockname()[1], Safety.NONE)
    route = AlertRoute.objects.filter(service=lead.service).first()
    if route is not None:
        route = alerts.change_route(by=lead, route=route, given=given)
        _test(lead, route, alerts_to)
        return
    route = alerts.set_up_route(by=lead, given=given)
    _test(lead, route, alerts_to)
    for user in (people[Role.READER].user, second_reader(lead.service).user):
        alerts.put_on_rota(by=lead, user=user, route=route, address=user.email, days=range(7))
    alerts.set_plan(by=lead, plan=Plan(HOURS), work_door="")


def _test(lead: Staff, route: AlertRoute, alerts_to: socket.socket) -> None:
    with gateway.codes_taken(alerts_to) as codes:
        alerts.send_test(by=lead, route=route, address=ON_CALL)
    if not alerts.confirm_test(by=lead, route=route, code=codes[-1]):
        raise RuntimeError("The test alert of the demonstration did not come through.")


def _rehearse() -> None:
    """Take a backup and bring it back, by the very commands of whoever runs a machine."""
    with TemporaryDirectory() as folder:
        file, passphrase = Path(folder) / "northmoor.backup", Path(folder) / "passphrase"
        passphrase.write_text(secrets.token_hex(), encoding="ascii")
        under = ["--passphrase-file", str(passphrase)]
        backups.backup.main([str(file), *under], standalone_mode=False)
        backups.restore.main(["--rehearse", str(file), *under], standalone_mode=False)

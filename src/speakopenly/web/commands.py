"""The service's commands: prepare, serve, worker, watch, user, doctor; entry points ``speakopenly.commands``.

Nothing of Django is loaded before a command is called, so the library's commands stay light.
"""

from __future__ import annotations

import os
import secrets
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

import click

from speakopenly.core.errors import BadInput
from speakopenly.web import looks, supervise

if TYPE_CHECKING:
    from speakopenly.web.people.ways.actions import Made

LOOPBACK = ("127.0.0.1", "::1", "localhost")


def start_django() -> None:
    """Load the settings; a secret that cannot be read ends the command with one line."""
    import django
    from django.core.exceptions import ImproperlyConfigured

    supervise.leave_no_core_dump()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "speakopenly.web.settings")
    try:
        django.setup()
    except ImproperlyConfigured as error:
        raise click.ClickException(str(error)) from error


def prepare_database() -> None:
    """Bring the database of this home up to this release, and forget sessions that have ended."""
    start_django()
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)
    call_command("clearsessions", verbosity=0)


@contextmanager
def stopped_tidily() -> Iterator[None]:
    """A command that is told to end removes its folder as one that fails does."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def prepare_faces() -> None:
    """Gather styles and scripts, with names that change when they do, into the home."""
    from django.conf import settings
    from django.core.management import call_command

    if not (Path(settings.HERE) / "static" / "build" / "work.css").exists():
        raise click.ClickException(
            "The pages have no styles. Install the wheel, or in a clone run: make setup"
        )
    call_command("collectstatic", interactive=False, verbosity=0)


@click.command()
def prepare() -> None:
    """Bring the database up to this release and gather styles and scripts; serve does so by itself.

    For where web, worker and watch run apart: once, before the first of them starts.
    """
    prepare_database()
    prepare_faces()
    click.echo("The database and the pages are of this release.")


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Where to listen.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--processes", default=1, show_default=True, type=click.IntRange(1, 64), help="Web processes.")
@click.option("--workers", default=1, show_default=True, type=click.IntRange(0, 64), help="Worker processes.")
@click.option("--without-watch", is_flag=True, help="The watch runs apart: speakopenly watch.")
def serve(host: str, port: int, processes: int, workers: int, without_watch: bool) -> int:
    """Start the web pages, the worker and the watch. Listens to this machine only unless told otherwise.

    With --workers 0 --without-watch it starts the pages alone.
    """
    start_django()
    from django.conf import settings

    if host not in LOOPBACK and not settings.HTTPS:
        raise click.ClickException(
            "Other machines may reach us over https only: put a web server in front, set SPEAKOPENLY_HTTPS."
        )
    prepare_database()
    prepare_faces()
    click.echo(f"Speak: http://{host}:{port}/   Work: http://{host}:{port}/staff/   (Ctrl-C stops it)")
    beside = [*([] if without_watch else [supervise.watch()]), *[supervise.worker() for _ in range(workers)]]
    return supervise.run(supervise.web(host, port, processes), *beside)


@click.command()
@click.option("--until-empty", is_flag=True, help="Return when no job is left to do.")
def worker(until_empty: bool) -> None:
    """Start one more worker, where one machine has several."""
    supervise.leave_no_core_dump()
    from speakopenly.web.jobs.worker import main

    main(until_empty=until_empty)


@click.command()
def watch() -> None:
    """See to it that flagged reports reach a person; where web and worker run apart, once beside them."""
    supervise.leave_no_core_dump()
    from speakopenly.web.hear.reporting.alerts.watch import main

    main()


@click.group()
def user() -> None:
    """Accounts of people who work here."""


@user.command("add")
@click.argument("email")
@click.option("--name", required=True, help="The name colleagues see.")
@click.option("--service", required=True, help="The organisation; it is founded if it is new.")
@click.option("--role", "roles", multiple=True, required=True, help="Such as facilitator; may be repeated.")
@click.option("--password-file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--invite", is_flag=True, help="Print a link for them to choose how they sign in, not a password."
)
def add_user(
    email: str, name: str, service: str, roles: tuple[str, ...], password_file: Path | None, invite: bool
) -> None:
    """Open an account. Without a password file, a password is made and printed once, or with --invite a link.

    Gives a new service its first people. Once its Speak door was open, the roles that read or agree wait
    here too until a second person agrees at the Work door: what is asked for is proposed, not given.
    """
    if invite and password_file:
        raise click.UsageError(
            "Give either --invite or --password-file: who is invited chooses for themselves."
        )
    prepare_database()
    from speakopenly.web.people import actions, founding
    from speakopenly.web.people.changes.actions import take_in
    from speakopenly.web.people.ways.actions import make_link
    from speakopenly.web.people.ways.models import LinkKind

    given = password_file.read_text("utf-8").strip() if password_file else secrets.token_urlsafe(15)
    password = None if invite else given
    chosen = actions.known_roles(roles)
    home = actions.found_service(name=service)
    if founding.is_over(home):
        added = take_in(service=home, email=email, name=name, roles=chosen, password=password, by=None)
        made = added.made
        for change in added.waits:
            click.echo(f"Proposed, not given: {change.role}. A second person agrees under Site, People.")
    else:
        person = actions.add_person(service=home, email=email, name=name, password=password, roles=chosen)
        made = make_link(service=home, user=person, kind=LinkKind.INVITE, by=None) if invite else None
    if made:
        _tell_link(made)
        return
    click.echo(f"{email} may sign in at /staff/.")
    if not password_file and not invite:
        click.echo(f"Password, shown once: {password}")


@user.command("recover")
@click.argument("email")
@click.option("--service", default="", help="Which service, where they work in several.")
def recover_user(email: str, service: str) -> None:
    """Make a new way to sign in for somebody who lost their password or second step.

    Ends every way they had and every session. Where the account reads words or agrees to changes, it is only
    proposed: a second person agrees at the Work door, and sees the link there. Where nobody else of it could
    sign in and agree, the link is made at once. Reading keys are not opened.
    """
    prepare_database()
    from speakopenly.web.people.changes.actions import recover_for
    from speakopenly.web.people.models import Service, User
    from speakopenly.web.people.ways.actions import Made

    person = User.objects.filter(email=email.strip().lower(), is_active=True).first()
    if person is None:
        raise BadInput("There is no open account for this address.", do="Look under Site, People and roles.")
    services = Service.objects.filter(pk__in=person.memberships.values("service"))
    chosen = list(services.filter(name=service) if service else services)
    if len(chosen) != 1:
        raise BadInput(
            "This person does not work in that service."
            if service
            else "This person works in no or several services.",
            do=f"Give --service, one of: {', '.join(each.name for each in services) or 'none'}.",
        )
    made = recover_for(service=chosen[0], user=person, by=None)
    if isinstance(made, Made):
        _tell_link(made)
    else:
        click.echo("Proposed, not done: a second person agrees under Site, People, and sees the link there.")


def _tell_link(made: Made) -> None:
    from speakopenly.web.people.ways.addresses import address_of_link

    until = f"{made.link.good_until:%d %B %Y, %H:%M} UTC"
    click.echo(f"A link for {made.link.user.email}, shown once; it works until {until}:")
    click.echo(address_of_link(made.token))
    click.echo("Hand it over in person or by telephone: whoever has it chooses how this account signs in.")


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
def doctor(as_json: bool) -> int:
    """Look at this installation and say what needs somebody, what to do and where to read. Exits 1 if so.

    It asks no other machine, and tells nothing of what anybody wrote. What is worth a look stops nothing.
    """
    start_django()
    found = looks.everything()
    click.echo(looks.as_json(found) if as_json else looks.as_text(found))
    return 0 if all(each.is_well for each in found) else 1

"""``speakopenly bring-in``: the same five pages as one command, for who has many files to bring in."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from speakopenly.core.errors import BadInput
from speakopenly.core.records import Channel, Consent, Kind
from speakopenly.web.commands import prepare_database

if TYPE_CHECKING:
    from speakopenly.web.hear.listening.models import Exercise, Import
    from speakopenly.web.people.staff import Staff

A_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
CHANNELS = [str(each) for each in Channel]
KINDS = [str(each) for each in Kind]
USES = ("count", "quote", "archive", "play", "contact")


@click.command("bring-in")
@click.argument("exercise")
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option("--by", "email", required=True, help="E-mail address of the facilitator who brings it in.")
@click.option("--agreed", multiple=True, required=True, type=click.Choice(USES), help="May be repeated.")
@click.option(
    "--channel",
    type=click.Choice(CHANNELS),
    help="How it was heard, where no row says.",
)
@click.option("--kind", type=click.Choice(KINDS), help="What a document is.")
@click.option("--column", "columns", multiple=True, help="USE=NAME of a table's column; the rest is guessed.")
@click.option("--speaker", "speakers", multiple=True, help="NAME=ROLE of a transcript's speaker.")
@click.option("--role", default="", help="Whose words a document holds, as a role.")
@click.option("--nation", default="")
@click.option("--speaks-for", default=1, show_default=True, type=click.IntRange(1, 10_000))
@click.option("--said-on", type=click.DateTime(["%Y-%m-%d"]), help="Only the quarter is kept.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
def bring_in(
    exercise: str, files: tuple[Path, ...], email: str, agreed: tuple[str, ...], as_json: bool, **said: Any
) -> int:
    """Bring files into an open listening EXERCISE (its address). Tables, documents, transcripts, literature.

    Every file is one batch that can be taken back. For each: brought in + left out = found. A file that
    cannot be read is named, the others come in, and the exit code is 2.
    """
    prepare_database()
    if "count" not in agreed:
        raise BadInput("What nobody agreed may be counted cannot be brought in.", do="Say --agreed count.")
    found, by = _exercise_and_staff(exercise, email)
    consent = Consent(
        quote="quote" in agreed,
        archive="archive" in agreed,
        play="play" in agreed,
        contact="contact" in agreed,
    )
    done: list[dict[str, Any]] = []
    for path in files:
        try:
            done.append(_sums(_one(path, found, by, consent, said)))
        except BadInput as refusal:
            done.append({"file": path.name, "refused": str(refusal)})
    click.echo(json.dumps(done) if as_json else "\n".join(map(_line, done)))
    return 2 if any("refused" in each for each in done) else 0


def _exercise_and_staff(slug: str, email: str) -> tuple[Exercise, Staff]:
    from speakopenly.web.hear.listening.models import Exercise
    from speakopenly.web.people.models import Membership, User
    from speakopenly.web.people.roles import Role
    from speakopenly.web.people.staff import Staff

    user = User.objects.filter(email__iexact=email, is_active=True).first()
    if user is None:
        raise BadInput(f"{email} has no account here.", do="Open one: speakopenly user add.")
    own = Membership.objects.filter(user=user).values("service")
    exercises = list(Exercise.objects.filter(slug=slug, service__in=own).select_related("service"))
    if len(exercises) != 1:
        raise BadInput(f"{email} has no exercise {slug}.", do="Use the last part of its address.")
    held = Membership.objects.filter(user=user, service=exercises[0].service).values_list("role", flat=True)
    return exercises[0], Staff(user, exercises[0].service, frozenset(Role(role) for role in held))


def _one(path: Path, exercise: Exercise, by: Staff, consent: Consent, said: Mapping[str, Any]) -> Import:
    from speakopenly.web.hear.listening import actions
    from speakopenly.web.hear.listening.models import Holds, ImportState

    holds = Holds.PIECES if said["kind"] or said["speakers"] else None
    batch = actions.upload_file(exercise=exercise, by=by, name=path.name, data=path.read_bytes(), holds=holds)
    try:
        if batch.holds == Holds.ROWS:
            _match(batch, by, consent, said)
        else:
            _describe(batch, by, consent, said)
    except BadInput:
        actions.refuse_import(batch=batch, by=by)
        raise
    actions.bring_in(batch=batch, by=by)
    _work_until_it_is_in(batch)
    if batch.state != ImportState.BROUGHT_IN:
        raise BadInput("was chosen, but not brought in.", do="See it at the Work door.", file=path.name)
    return batch


def _match(batch: Import, by: Staff, consent: Consent, said: Mapping[str, Any]) -> None:
    from speakopenly.web.hear.listening import actions, columns, consents, reading

    table = reading.table_of(batch)
    places = columns.guess(table)
    for use, name in _pairs(said["columns"], "--column"):
        if use not in columns.SINGLE:
            raise BadInput(
                f"--column {use} is no use of a column.", do=f"Use one of {', '.join(columns.SINGLE)}."
            )
        places[use] = table.place_of(name)
    actions.match_columns(
        batch=batch,
        by=by,
        places=places | {consents.OF_EVERYBODY: consents.packed(consent)},
        channel=said["channel"] or Channel.SURVEY,
        table=table,
    )


def _describe(batch: Import, by: Staff, consent: Consent, said: Mapping[str, Any]) -> None:
    from speakopenly.hear.listening import Setting
    from speakopenly.web.hear.listening import about, actions, reading

    gathered = reading.gathered_of(batch)
    kind = Kind(said["kind"]) if said["kind"] else None
    named = {about.ROLE: said["role"], about.NATION: said["nation"]}
    day: datetime | None = said["said_on"]
    setting = Setting(
        channel=Channel(said["channel"] or about.usual_channel(kind or about.kind_of(gathered))),
        kind=kind,
        groups={name: value for name, value in named.items() if value},
        consent=consent,
        speaks_for=said["speaks_for"],
        said_on=day.date() if day else None,
    )
    roles = dict(_pairs(said["speakers"], "--speaker"))
    counted = {
        place: {about.ROLE: roles[name]} for place, name in enumerate(gathered.speakers) if name in roles
    }
    tells_apart = bool(gathered.speakers) and about.kind_of(gathered) in about.SPOKEN
    actions.describe(
        batch=batch, by=by, setting=setting, speakers=counted if tells_apart else None, gathered=gathered
    )


def _work_until_it_is_in(batch: Import) -> None:
    """Do what waits, in its turn, until this file has arrived; a worker that runs may take it as well."""
    from speakopenly.web.hear.listening.models import ImportState
    from speakopenly.web.jobs import claims
    from speakopenly.web.jobs.shift import Shift

    shift = Shift()
    batch.refresh_from_db()
    while batch.state == ImportState.BRINGING_IN and (claim := claims.claim_next(shift.owner)):
        shift.do(claim)
        batch.refresh_from_db()


def _pairs(given: tuple[str, ...], option: str) -> list[tuple[str, str]]:
    pairs = [each.partition("=") for each in given]
    if any(not (name and mark and value) for name, mark, value in pairs):
        raise BadInput(f"{option} needs two words with = between.", do=f"Write {option} ONE=OTHER.")
    return [(name, value) for name, _mark, value in pairs]


def _sums(batch: Import) -> dict[str, Any]:
    return {
        "file": batch.file_name,
        "found": batch.found,
        "brought_in": batch.brought_in,
        "left_out": dict(batch.left_out),
    }


def _line(done: Mapping[str, Any]) -> str:
    if "refused" in done:
        return str(done["refused"])
    left_out = sum(done["left_out"].values())
    return f"{done['file']}: brought in {done['brought_in']} + left out {left_out} = found {done['found']}"

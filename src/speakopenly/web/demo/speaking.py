"""Invented reports of Northmoor, each sent on a day of its own, with what was said about them since.

The first began what the other rooms of the demonstration tell: it stayed open until somebody could say
whether the change had helped. Days are counted back from today.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

import click

from speakopenly.hear.answering import ASKED, FactorNoted, Notes
from speakopenly.hear.factors import Direction
from speakopenly.hear.speaking.answers import Answers
from speakopenly.hear.speaking.questions import (
    Condition,
    Danger,
    Effect,
    Kind,
    ProcessStage,
    RoleBand,
    ServiceArea,
    Sharing,
    Wording,
    YesNo,
)
from speakopenly.hear.speaking.receipts import Receipt, new_receipt
from speakopenly.hear.speaking.threads import Closing, Message, MessageKind
from speakopenly.web.demo import safe_versions
from speakopenly.web.demo.days import ago, as_of
from speakopenly.web.demo.files import examples
from speakopenly.web.demo.people import People, second_reader
from speakopenly.web.hear.keyring import demonstration
from speakopenly.web.hear.keyring.unlocking import Unlocked
from speakopenly.web.hear.reporting.readers import actions as readers
from speakopenly.web.hear.reporting.reports import actions, conversations, mailboxes
from speakopenly.web.hear.reporting.reports.mailboxes import OpenMailbox
from speakopenly.web.hear.reporting.reports.models import Report
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff

CODES: Final[Mapping[str, type[Any]]] = {
    "danger": Danger,
    "wording": Wording,
    "kind": Kind,
    "service_area": ServiceArea,
    "stage": ProcessStage,
    "role_band": RoleBand,
    "effect": Effect,
    "happened_before": YesNo,
    "sharing": Sharing,
}
LISTS: Final = ("made_likely", "helped")
APART: Final = ("days_ago", "closed_days_ago", "thread", "closing", "notes", "safe_version", "may_print")


def fill(people: People) -> None:
    """Take the reports in and answer them, unless an earlier start did so."""
    if Report.objects.filter(service=people[Role.READER].service).exists():
        return
    click.echo("Taking reports in ...")
    said = json.loads((examples() / "speak.json").read_text("utf-8"))
    safe_versions.count_people(people)
    for told in said["reports"]:
        _tell(told, people[Role.READER])


def a_way_back(people: People) -> Receipt:
    """One more report, sent now, so that whoever looks around has eight words to come back with."""
    receipt = new_receipt()
    words = "The duty phone rings in a room nobody sits in on Fridays. I found it by chance."
    answers = Answers(words, Danger.NO, Wording.EVERYDAY, "en-gb", kind=Kind.WEAK_POINT)
    actions.take_in(
        service=people[Role.READER].service, answers=answers, receipt=receipt, once=receipt.secret
    )
    _reply_to(receipt, people[Role.READER])
    return receipt


def _tell(told: Mapping[str, Any], reader: Staff) -> None:
    came_on, closed_on = ago(told["days_ago"]), ago(told.get("closed_days_ago", told["days_ago"]))
    with as_of(came_on):
        mailbox = _take_in(told, reader)
    if "closing" in told:
        with as_of(closed_on):
            unlocked = demonstration.opened(reader)
            conversations.close(reader, unlocked, mailbox.report, Closing(**told["closing"]))


def _take_in(told: Mapping[str, Any], reader: Staff) -> OpenMailbox:
    receipt = new_receipt()
    actions.take_in(service=reader.service, answers=_answers(told), receipt=receipt, once=receipt.secret)
    mailbox = _mailbox(receipt)
    unlocked = demonstration.opened(reader)
    for said in told["thread"]:
        _say(MessageKind(said["kind"]), Message(said["text"]), mailbox, reader, unlocked)
    for noted, by in zip(told.get("notes", ()), (reader, second_reader(reader.service)), strict=False):
        _note(mailbox.report, by, told, noted)
    if "safe_version" in told:
        safe_versions.make(mailbox.report, reader, **told["safe_version"])
    if told.get("may_print"):
        safe_versions.ask_whether_to_print(mailbox, reader)
    return mailbox


def _note(report: Report, by: Staff, told: Mapping[str, Any], noted: Mapping[str, str]) -> None:
    """One reader's own notes: no rule applies, and these conditions hindered or helped."""
    unlocked = demonstration.opened(by)
    notes = Notes(
        kind=Kind(told["kind"]),
        area=ServiceArea(told["service_area"]),
        stage=ProcessStage(told["stage"]),
        harm_actual=Effect(told.get("effect", Effect.UNKNOWN)),
        factors=tuple(FactorNoted(code, Direction(way)) for code, way in noted.items()),
        routes=tuple((rule.id, YesNo.NO) for rule in ASKED),
        fear=YesNo.NO,
    )
    _read(report, by, unlocked)
    readers.save_notes(by, unlocked, report, notes)


def _say(kind: MessageKind, body: Message, mailbox: OpenMailbox, reader: Staff, unlocked: Unlocked) -> None:
    if kind is MessageKind.ANSWER:
        mailboxes.add(mailbox, kind=kind, body=body)
        return
    _read(mailbox.report, reader, unlocked)
    deed = conversations.ask if kind is MessageKind.QUESTION else conversations.reply
    deed(reader, unlocked, mailbox.report, body)


def _reply_to(receipt: Receipt, reader: Staff) -> None:
    unlocked = demonstration.opened(reader)
    thanks = Message("Thank you for telling us. We will ask who the phone is for, and write here by Friday.")
    _say(MessageKind.REPLY, thanks, _mailbox(receipt), reader, unlocked)


def _read(report: Report, reader: Staff, unlocked: Unlocked) -> None:
    conversations.read(reader, unlocked, report.number)


def _mailbox(receipt: Receipt) -> OpenMailbox:
    mailbox = mailboxes.find(receipt)
    if mailbox is None:
        raise RuntimeError("A report that was just taken in is not there.")
    return mailbox


def _answers(told: Mapping[str, Any]) -> Answers:
    fields: dict[str, Any] = {name: value for name, value in told.items() if name not in APART}
    for name, code in CODES.items():
        if name in fields:
            fields[name] = code(fields[name])
    for name in LISTS:
        fields[name] = tuple(Condition(code) for code in fields.get(name, ()))
    return Answers(**fields)

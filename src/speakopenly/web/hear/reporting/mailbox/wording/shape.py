"""What has to be said on the way back, page by page. ``%(name)s`` stands for what the page puts in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from speakopenly.hear.attachments import Refusal, Removed
from speakopenly.hear.speaking.questions import Asks, Bulletin, HarmSigns, Sharing, YesNo
from speakopenly.hear.speaking.threads import MessageKind, NoticeKind
from speakopenly.web.hear.reporting.reports.mailboxes import ContactKept
from speakopenly.web.hear.reporting.speak.models import ContactKind
from speakopenly.web.people.roles import Role

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    Said: TypeAlias = StrOrPromise
else:
    Said: TypeAlias = str


@dataclass(frozen=True, slots=True, kw_only=True)
class ComeBack:
    """The box for eight words, and what may be wrong with them."""

    heading: Said
    lead: Said
    label: Said
    hint: Said
    open: Said
    no_trace: Said
    lost: Said
    lost_more: Said
    proof_link: Said
    none_typed: Said
    wrong_count: Said
    unknown_word: Said
    unknown_word_near: Said
    does_not_fit: Said
    not_found: Said
    cannot_now: Said
    expired_heading: Said
    expired: Said
    expired_with_words: Said
    kept_words: Said


@dataclass(frozen=True, slots=True, kw_only=True)
class States:
    """Where a report stands, and what comes next."""

    received: Said
    opened: Said
    answered: Said
    closed: Said
    next_open: Said
    next_reply: Said
    late: Said
    nobody_opened: Said
    opened_by: Said
    roles: Mapping[Role, Said]
    once: Said
    times: Said
    contact: Mapping[ContactKept, Said]
    contact_gone: Said
    contact_destroyed: Said


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """What was said, and who said it: only "You" and "Readers"."""

    heading: Said
    thread: Said
    you: Said
    readers: Said
    did: Mapping[MessageKind, Said]
    also: Said
    heard: Said
    changed: Said
    checked: Said
    not_checked: Said
    no_duty: Said
    sharing_is: Said
    harm_told: Said
    notices: Mapping[NoticeKind, Said]
    asks: Mapping[Asks, Said]
    bulletin_is: Said


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """The box to write in, and a file beside it."""

    heading: Said
    heading_answer: Said
    kind: Said
    kinds: Mapping[MessageKind, Said]
    label: Said
    hint: Said
    file: Said
    file_hint: Said
    send: Said
    send_answer: Said
    nothing_written: Said
    line_with_file: Said
    too_long: Said
    file_too_big: Said
    refusals: Mapping[Refusal, Said]
    file_refused: Said
    not_sent_heading: Said
    not_sent: Said
    file_again: Said
    have_it: Said


@dataclass(frozen=True, slots=True, kw_only=True)
class Files:
    """What became of a file."""

    cleaned: Said
    nothing_found: Said
    not_cleaned: Said
    removed: Mapping[Removed, Said]
    removed_list: Said
    save: Said


@dataclass(frozen=True, slots=True, kw_only=True)
class SharingWords:
    """May it be shared with the service?"""

    heading: Said
    question: Said
    hint: Said
    choices: Mapping[Sharing, Said]
    save: Said
    saved: Said
    choose: Said


@dataclass(frozen=True, slots=True, kw_only=True)
class BulletinWords:
    """May the safe version be printed?"""

    heading: Said
    question: Said
    hint: Said
    choices: Mapping[Bulletin, Said]
    save: Said
    saved: Said
    choose: Said


@dataclass(frozen=True, slots=True, kw_only=True)
class Harm:
    """Has anything bad happened, and who can help."""

    heading: Said
    intro: Said
    counted: Said
    question: Said
    answers: Mapping[YesNo, Said]
    signs_question: Said
    signs: Mapping[HarmSigns, Said]
    more: Said
    send: Said
    told: Said
    choose: Said
    rights_heading: Said
    rights: Said
    routes: tuple[ContactKind, ...]
    checked_on: Said


@dataclass(frozen=True, slots=True, kw_only=True)
class Useful:
    """Was the closing answer any use?"""

    question: Said
    yes: Said
    partly: Said
    no: Said
    counted: Said
    thanks: Said


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicWords:
    """What was answered in public since the report came."""

    heading: Said
    about: Said
    others: Said


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdraw:
    """Taking it back."""

    link: Said
    heading: Said
    lead: Said
    question: Said
    stop_sharing: Said
    take_out: Said
    cannot: Said
    cannot_passed_on: Said
    cannot_backups: Said
    cannot_public: Said
    findings: Said
    withdraw: Said
    back: Said
    choose: Said
    stopped: Said
    done_heading: Said
    done: Said
    done_backups: Said
    done_passed_on: Said


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What the law keeps, and what has had its time. ``may_be_held`` is told to all before withdrawing."""

    held: Said
    may_be_held: Said
    held_heading: Said
    held_withdrawn: Said
    gone_heading: Said
    gone: Said
    gone_learning: Said


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """Proof that a report was made in a given week, and the record that a way to reach somebody is gone."""

    heading: Said
    lead: Said
    careful: Said
    save: Said
    in_file: Said
    check_heading: Said
    check_lead: Said
    check_label: Said
    check: Said
    none_pasted: Said
    is_real: Said
    is_real_more: Said
    not_ours: Said
    not_understood: Said
    save_record: Said
    record_in_file: Said
    is_record_more: Said


@dataclass(frozen=True, slots=True, kw_only=True)
class MailboxWords:
    """Every word of the way back in one wording."""

    come_back: ComeBack
    states: States
    thread: Thread
    writing: Writing
    files: Files
    sharing: SharingWords
    bulletin: BulletinWords
    harm: Harm
    useful: Useful
    public: PublicWords
    withdraw: Withdraw
    kept: Kept
    proof: Proof

"""What is sealed here: comments to facilitators, names to this machine; and hashes that stand for codes."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from speakopenly.core.sealing import CasePrivateKey, place, seal, unseal
from speakopenly.hear.questionnaires.codes import Code
from speakopenly.web.hear.keyring import case_keys
from speakopenly.web.hear.keyring.models import CaseKey
from speakopenly.web.hear.keyring.unlocking import Unlocked
from speakopenly.web.hear.keys import installation_key
from speakopenly.web.understand.member_checks.models import Comment, Credit, Round

SCHEMA: Final = 1


@dataclass(frozen=True, slots=True)
class Words:
    """What somebody wrote about a paragraph, and what else they would have us read."""

    comment: str = field(repr=False)
    references: str = field(default="", repr=False)


def digest_of(code: Code) -> str:
    """What is kept of a code on a slip."""
    return installation_key().keyed_hash("member check code", code.key)


def slot_of(round_id: UUID, code: Code, paragraph: str) -> str:
    """Where the holder of a code writes about a paragraph."""
    return installation_key().keyed_hash("member check slot", str(round_id), code.key, paragraph)


def receipt_of(code: Code) -> str:
    """What is kept of the code that takes a name back."""
    return installation_key().keyed_hash("credit receipt", code.key)


def seal_comment(words: Words, comment: Comment, case_key: CaseKey) -> bytes:
    """What somebody wrote, as it is stored: only facilitators open it."""
    data = json.dumps([words.comment, words.references]).encode("utf-8")
    return case_keys.seal_to(case_key, data, about=_about_comment(comment))


def key_of(round: Round, unlocked: Unlocked) -> CasePrivateKey | None:
    """What opens the comments of a round; None once their time is over. Raises NotAllowed or SealBroken."""
    return case_keys.open_as_reader(round.case_key, unlocked) if round.case_key else None


def open_comment(comment: Comment, key: CasePrivateKey | None) -> Words | None:
    """What somebody wrote, in memory; None where there are no words, or not any more. Raises SealBroken."""
    if key is None or not comment.sealed:
        return None
    data = unseal(bytes(comment.sealed), key=key, about=_about_comment(comment))
    return Words(*json.loads(data))


def seal_name(name: str, credit: Credit) -> bytes:
    """A name as it is stored: a stolen database does not tell it, and this machine can print it."""
    return seal(name.encode("utf-8"), to=_ours(credit.service_id).public(), about=_about_name(credit))


def open_name(credit: Credit) -> str:
    """A name, in memory. Raises SealBroken."""
    data = unseal(bytes(credit.sealed), key=_ours(credit.service_id), about=_about_name(credit))
    return data.decode("utf-8")


def _ours(service_id: UUID) -> CasePrivateKey:
    return CasePrivateKey(installation_key().derive("credited names", str(service_id)))


def _about_comment(comment: Comment) -> bytes:
    return place("draft comment", str(comment.service_id), str(comment.round_id), str(comment.pk), SCHEMA)


def _about_name(credit: Credit) -> bytes:
    return place("credited name", str(credit.service_id), str(credit.pk), SCHEMA)

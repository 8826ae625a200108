"""How the words of an import are sealed and opened: each import has its own keys, each blob its own place."""

from __future__ import annotations

import json
from dataclasses import astuple, dataclass
from uuid import UUID

from speakopenly.core.errors import SpeakOpenlyError
from speakopenly.core.records import Place
from speakopenly.core.sealing import CasePrivateKey, CasePublicKey, make_case_keys, place, seal, unseal
from speakopenly.web.hear.keyring import case_keys
from speakopenly.web.hear.keyring.models import CaseKey
from speakopenly.web.hear.keyring.unlocking import Unlocked
from speakopenly.web.hear.keys import installation_key
from speakopenly.web.hear.listening.models import Contribution, Import

SCHEMA = 1


@dataclass(frozen=True, slots=True)
class Words:
    """What is sealed of one contribution: its words, and where it stood in the host's own file.

    ``row`` is its row or, in a file that is no table, the number of its piece.
    """

    text: str
    row: int
    given_id: str
    places: tuple[Place, ...] = ()


def give_keys(batch: Import) -> None:
    """Make a key pair for a new import; the installation key holds a working wrap until it is read."""
    public, private = make_case_keys()
    batch.public_key = public.data
    key = installation_key(may_make=nothing_is_sealed())
    batch.wrapped_key = key.wrap(private, about=_about_key(batch))


class WordsLocked(SpeakOpenlyError):
    """These words are sealed to readers, and no reading key is open here that opens them."""


def key_of(batch: Import, unlocked: Unlocked | None = None) -> CasePrivateKey:
    """The private half of an import's key: by the working wrap while there is one, then by a reader's key.

    Raises WordsLocked, NotAllowed where they were not sealed to this reader, or SealBroken.
    """
    if batch.wrapped_key:
        return installation_key().unwrap(bytes(batch.wrapped_key), about=_about_key(batch))
    if batch.case_key is None or unlocked is None:
        raise WordsLocked("These words are sealed to readers. Unlock to read them again.")
    return case_keys.open_as_reader(batch.case_key, unlocked)


def seal_file(batch: Import, data: bytes) -> bytes:
    """The bytes of the file as they are stored until it is brought in."""
    return seal(data, to=CasePublicKey(bytes(batch.public_key)), about=_about_file(batch))


def open_file(batch: Import) -> bytes:
    """The bytes of the file, in memory. Raises SealBroken where they do not open."""
    return unseal(bytes(batch.sealed_file), key=key_of(batch), about=_about_file(batch))


def seal_words(batch: Import, ident: str, words: Words) -> bytes:
    """One contribution's words as they are stored."""
    places = [astuple(each) for each in words.places]
    data = json.dumps([words.text, words.row, words.given_id, *([places] if places else [])]).encode()
    return seal(data, to=CasePublicKey(bytes(batch.public_key)), about=_about_words(batch, ident))


def open_words(batch: Import, row: Contribution, key: CasePrivateKey) -> Words:
    """One contribution's words, in memory. Raises SealBroken where they do not open."""
    data = unseal(bytes(row.sealed_words), key=key, about=_about_words(batch, row.ident))
    text, number, given_id, *rest = json.loads(data)
    places = rest[0] if rest else ()
    return Words(text, number, given_id, tuple(Place(*each) for each in places))


def nothing_is_sealed() -> bool:
    """Whether no words were ever sealed here, so that a new installation key can shut nobody out."""
    return not (Import.objects.exists() or CaseKey.objects.exists())


def digest_of(service_id: UUID, exercise_id: UUID, digest: bytes) -> str:
    """A keyed hash of a file's sha256, so the same file is known again and no guess can be confirmed."""
    return installation_key(may_make=nothing_is_sealed()).keyed_hash(
        "import", str(service_id), str(exercise_id), digest
    )


def _about_key(batch: Import) -> bytes:
    return place("import key", str(batch.service_id), str(batch.pk), SCHEMA)


def _about_file(batch: Import) -> bytes:
    return place("import file", str(batch.service_id), str(batch.pk), SCHEMA)


def _about_words(batch: Import, ident: str) -> bytes:
    return place("contribution", str(batch.service_id), str(batch.pk), ident, SCHEMA)

"""Every error Speak Openly raises on purpose.

SpeakOpenlyError
├── BadInput              what was given cannot be used; says where and what to do
├── SealBroken            sealed words do not open: wrong key, wrong place or altered bytes
├── WrongPassphrase       a passphrase or a recovery code is not the one that was set
├── DraftExpired          a page waited too long to be sent on
├── ModelMissing          model weights are absent or are not the ones we accept
├── ErasureIncomplete     some rooms could not forget; names them, so that it is done again
├── NotAllowed            the rules or the state of a thing forbid the deed
│   └── NotPossible       a codebook cannot be changed like this (understand.codebook)
└── VerificationFailed    a publication does not agree with its evidence

Messages tell a worried person what to do next. They carry file names, row numbers and column names,
never the words somebody said.
"""

from __future__ import annotations


class SpeakOpenlyError(Exception):
    """The root of the tree."""


class BadInput(SpeakOpenlyError):
    """What was given cannot be used. The message is one line: where, what is wrong, what to do."""

    def __init__(
        self,
        problem: str,
        *,
        do: str,
        file: str | None = None,
        row: int | None = None,
        column: str | None = None,
    ) -> None:
        self.problem, self.do, self.file, self.row, self.column = problem, do, file, row, column
        super().__init__(self._one_line())

    def _one_line(self) -> str:
        places = [
            self.file,
            None if self.row is None else f"row {self.row}",
            None if self.column is None else f"column {self.column!r}",
        ]
        where = ", ".join(place for place in places if place)
        line = f"{where}: {self.problem} {self.do}" if where else f"{self.problem} {self.do}"
        return "".join(sign if sign.isprintable() else "\ufffd" for sign in " ".join(line.split()))


class SealBroken(SpeakOpenlyError):
    """Sealed words do not open: the key is wrong, they were moved, or a byte was altered."""


class WrongPassphrase(SpeakOpenlyError):
    """A passphrase or a recovery code is not the one with which the key was locked."""


class DraftExpired(SpeakOpenlyError):
    """A page waited longer than it may before it was sent on; what it carried is not opened any more."""


class ModelMissing(SpeakOpenlyError):
    """Model weights are absent, or their sha256 is not one we accept."""


class ErasureIncomplete(SpeakOpenlyError):
    """Some rooms could not forget what they were asked to. ``done`` holds what the others removed."""

    def __init__(self, rooms: tuple[str, ...], done: tuple[object, ...]) -> None:
        self.rooms, self.done = rooms, done
        super().__init__(f"Not everything was forgotten. Ask again; these rooms failed: {', '.join(rooms)}.")


class NotAllowed(SpeakOpenlyError):
    """The rules, or the state a thing is in, forbid this deed."""


class VerificationFailed(SpeakOpenlyError):
    """A publication does not agree with its evidence."""

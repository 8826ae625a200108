"""Who was not heard, in the words of a report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from speakopenly.hear.coverage.board import Board, Row

NO_ANSWERS: Mapping[str, str] = {}


def who_was_not_heard(
    board: Board, added: Iterable[str] = (), *, answers: Mapping[str, str] = NO_ANSWERS
) -> tuple[str, ...]:
    """The lines of a report: groups nobody took part from, those that cannot be counted, what people added.

    ``answers`` are by the key of a group, or by a line that was added; an answer stands behind its line and
    never in its place.
    """
    of_groups = [
        *((row.wanted.key, _nobody_took_part(row)) for row in board.nobody),
        *((row.wanted.key, _cannot_be_counted(row)) for row in board.uncounted),
    ]
    lines = [*of_groups, *((line, line) for line in added)]
    return tuple(_with_answer(line, answers.get(key, "")) for key, line in lines)


def nobody_from(board: Board) -> str:
    """The names of the groups nobody took part from, as one list; empty where there is none."""
    return "; ".join(name_of(row) for row in board.nobody)


def name_of(row: Row) -> str:
    """A group with its nation, where it is of one nation."""
    nation = row.wanted.nation
    return f"{row.wanted.name} ({nation})" if nation else row.wanted.name


def _nobody_took_part(row: Row) -> str:
    return f"{name_of(row)}: nobody took part; we hoped for {row.wanted.hoped}."


def _cannot_be_counted(row: Row) -> str:
    return f"{name_of(row)}: we did not keep count, so we cannot say whether any of them took part."


def _with_answer(line: str, answer: str) -> str:
    return f"{line} Answer of those who asked: {answer}" if answer else line

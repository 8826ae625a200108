"""What a table is made of, as far as two databases that came there by different ways can be compared."""

from __future__ import annotations


def parts(sql: str) -> list[str]:
    """The parts of a statement of SQLite that makes something: its columns and rules in one order.

    A column that was added later stands last in one table and earlier in another; nothing asks for columns
    by their place.
    """
    head, _, rest = sql.partition("(")
    body, _, tail = rest.rpartition(")")
    found, depth = [""], 0
    for letter in body:
        depth += (letter == "(") - (letter == ")")
        if letter == "," and not depth:
            found.append("")
        else:
            found[-1] += letter
    return [head.strip(), *sorted(each.strip() for each in found), tail.strip()]

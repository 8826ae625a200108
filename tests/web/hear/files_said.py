"""Invented files that are no tables: a submission and a transcript."""

from __future__ import annotations

import io
from functools import cache

import docx

SUBMISSION = (
    "We are eleven kinship carers in the north of the county.\n\n"
    "Nobody told us that the allowance would end when the order was made.\n\n"
    "A duty line that answers would have been worth more than any leaflet."
)
TALK = """WEBVTT

00:00:01.000 --> 00:00:04.000
<v Interviewer>What would have helped you sooner?

00:00:05.000 --> 00:00:11.000
<v Rhian>Somebody who stayed. My worker changed four times before the summer.

00:12:03.000 --> 00:12:09.000
<v Interviewer>And what got in the way?

00:12:10.000 --> 00:12:20.000
<v Rhian>The form asked the same thing again and nobody had read the first one.
"""


@cache  # A Word file tells when it was made: made twice, it is another file.
def word_file(text: str) -> bytes:
    made, out = docx.Document(), io.BytesIO()
    for paragraph in text.split("\n\n"):
        made.add_paragraph(paragraph)
    made.save(out)
    return out.getvalue()

"""Which answers say nothing that could stand in a theme, and why each is left out.

They are counted and shown with their reason, never dropped: "nothing to improve" is worth knowing.
"""

from __future__ import annotations

import re
from itertools import islice

from speakopenly.core.records import Reason
from speakopenly.core.wordlists import phrase_list, word_list

_LONGEST_NON_ANSWER = 8
"""Words. A longer answer that begins with "no" has something to say."""

_FILLER = word_list(
    """
    i we you it its that this there is are was were be been has have had am im ive the a an at all
    of to for in on really just currently present moment time today now so far can could would think
    thinking say add mention comment comments suggest suggestion suggestions improve improved
    improvement improvements change changes better further else more other any anything something
    specific particular particularly thank thanks please sorry my me mind comes done different apart
    find thing things obvious much whatsoever absolutely come spring springs as stage well with
    about from
    """
)
_NOTHING = word_list(
    """
    no none nil nothing not na n/a nope nowt null nout nuffin nothin zero blank unsure unknown dunno
    dont do don't cant cannot can't couldnt couldn't didnt didn't isnt isn't wasnt know idea ideas
    opinion answer applicable never yet sure
    """
)
_WHOLE = phrase_list(
    """
    see above, as above, see previous, see previous answer, same as above, see below, as before, as previous,
    ditto, same, same again, already said, as stated, as stated above, no comment, no comments, not
    applicable, not relevant, nothing, pass, skip, test, x, xx, xxx, idk, dk, tbc, n a, yes, yep, yeah, ok,
    okay, dim, dim byd, dim sylw, dim sylwadau, dim i ychwanegu, dim byd i ychwanegu, amherthnasol, ddim yn
    gwybod, dwi ddim yn gwybod, ddim yn berthnasol, gweler uchod, fel uchod, na, nac oes, ie, oes
    """
)
"""Whole answers that say nothing, in English and Welsh."""
_STRONG = word_list(
    """
    no none nil nothing na n/a nope nowt null nout nuffin nothin zero dunno
    """
)
_DENIAL = word_list("not don't dont can't cant cannot couldn't couldnt didn't")
_SAYING = word_list("know think sure idea ideas suggest say comment answer")
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")
_TWO_LETTERS = re.compile(r"[^\W\d_][\W\d_]*[^\W\d_]")
_TOKEN = re.compile(r"n/a|[^\W_]+(?:['\u2019][^\W_]+)*", re.IGNORECASE)


def reason_to_leave_out(text: str) -> Reason | None:
    """Why an answer is left out of the themes, or None when it says something.

    NO_WORDS: no letter or digit at all. NON_ANSWER: "n/a", "nothing to add", "dim byd", "see above".
    TOO_SHORT: a single letter or only digits.
    """
    if not _LETTER_OR_DIGIT.search(text):
        return Reason.NO_WORDS
    first_words = islice(_TOKEN.finditer(text), _LONGEST_NON_ANSWER + 1)
    words = [word.group().lower().replace("\u2019", "'") for word in first_words]
    if _is_non_answer(words):
        return Reason.NON_ANSWER
    if not _TWO_LETTERS.search(text):
        return Reason.TOO_SHORT
    return None


def _is_non_answer(words: list[str]) -> bool:
    if not words or len(words) > _LONGEST_NON_ANSWER:
        return False
    if " ".join(words) in _WHOLE:
        return True
    says_nothing = any(word in _STRONG for word in words) or words[0] in _DENIAL
    cannot_say = any(word in _DENIAL for word in words) and any(word in _SAYING for word in words)
    return (says_nothing or cannot_say) and all(word in _NOTHING or word in _FILLER for word in words)

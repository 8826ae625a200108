"""Whatever anybody wrote, a report can be written, and says it again."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from speakopenly.core.documents import (
    Emphasis,
    Reference,
    Strong,
    differences_in_pdf,
    plain_text,
    text_of_html,
    text_of_word,
    write_pdf,
)
from speakopenly.core.documents.cleaning import Style, one_line, plain, runs
from tests.library.core.documents.conftest import of_quotes, written

_ANY = st.text(st.characters(codec=None), max_size=60)
_SLOW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@_SLOW
@given(st.lists(_ANY, min_size=1, max_size=8))
def test_any_text_is_written_three_times_and_read_back(texts: list[str]):
    made = written(of_quotes(*texts))

    assert text_of_html(made.html) == text_of_word(made.word) == plain_text(made.document)


@_SLOW
@given(st.lists(st.text("abc déŵŷ#*_$@<>&'\"\\/-.,;:()[]{}", max_size=80), min_size=1, max_size=8))
def test_any_everyday_text_is_read_back_from_the_pdf_letter_for_letter(texts: list[str]):
    document = of_quotes(*texts)

    assert differences_in_pdf(document, write_pdf(document)) == ()


def test_control_characters_and_turned_lines_are_dropped():
    text = "a\x00b\x07c\u202ed\u2066e\ufefff\ufffeg\ud800h\u00adi\x85j\tk\r\nl"

    assert one_line(text) == "abcdefghi j k l"


_INLINE = st.one_of(
    _ANY,
    st.builds(Emphasis, _ANY),
    st.builds(Strong, _ANY),
    st.builds(Reference, st.sampled_from(["1.1", "2.8a"])),
)


@given(st.lists(_INLINE, max_size=6))
def test_runs_joined_are_one_clean_line_and_no_link_starts_or_ends_with_a_space(parts: list):
    made = runs(tuple(parts))

    assert plain(tuple(parts)) == one_line("".join(run.text for run in made))
    marked = [run for run in made if run.style is not Style.PLAIN]
    assert all(run.text == run.text.strip() for run in marked)


def test_words_keep_the_space_between_them():
    parts = ("He heard ", Emphasis("after "), Strong("it"), " had happened", Reference("1.1"), ".")

    assert plain(parts) == "He heard after it had happenedparagraph 1.1."

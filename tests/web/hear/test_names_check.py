"""Before anything is brought in, a short look shows what will be hidden, and says that some is missed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from speakopenly.web.hear.listening.models import Import
from speakopenly.web.hear.listening.names_check import MOST_CHARACTERS_READ, STRETCHES, stretches_of
from tests.web.hear.conftest import Browser, make_csv

HEAD = ["id", "role", "text"]


def names_page(asha: Browser, said: list[str]) -> tuple[object, str]:
    asha.choose(make_csv([HEAD, *[[str(n), "carer", words] for n, words in enumerate(said)]]))
    batch = Import.objects.get()
    asha.match(batch)
    page = asha.client.get(asha.at("bring-in-names", batch))
    return page.context["check"], page.text


def test_kinds_are_counted_and_examples_are_shown_hidden(asha: Browser) -> None:
    said = ["Please ring Margaret Thistlewood on 01632 960 123.", "Nobody rang back, all week long."]
    check, page = names_page(asha, said)

    assert dict(check.hidden) == {"Names of people": 1, "Phone numbers": 1}
    assert check.examples == ("Please ring [name] on [phone].",)
    assert "The machine misses some names" in page
    assert "Thistlewood" not in page
    assert "960 123" not in page


def test_twenty_are_read_from_the_whole_of_a_long_file(asha: Browser) -> None:
    said = [f"Nobody rang back in week {n} of the year." for n in range(200)]
    check, page = names_page(asha, [*said, "", "  "])

    assert check.read == 20
    assert "We looked at 20 of 200 answers" in page


def test_words_the_machine_does_not_read_wait_for_a_person(asha: Browser) -> None:
    welsh = "Doedd neb wedi dweud wrthym beth fyddai'n digwydd nesaf, ac roedd y plant yn poeni'n fawr."
    check, page = names_page(asha, [welsh, "Nobody told us what would happen next."])

    assert (check.read, check.for_a_person) == (1, 1)
    assert "a person will read it" in page
    assert check.examples == ()
    assert "with names still in them" in page


def test_where_nothing_is_found_the_page_does_not_call_it_safe(asha: Browser) -> None:
    _check, page = names_page(asha, ["Nobody rang back, all week long."])

    assert "There may be names in the others." in page


def test_names_far_into_a_long_document_are_found_as_well(asha: Browser) -> None:
    filler = "Nobody rang back, and the plan was not read aloud to us. " * 300
    check, page = names_page(asha, [f"{filler}Please ring Margaret Thistlewood.", "Nobody rang back."])

    assert dict(check.hidden) == {"Names of people": 1}
    assert "Thistlewood" not in page


@given(text=st.text(alphabet="ab \n\u00e9", max_size=20_000))
def test_stretches_are_of_the_text_and_never_longer_than_the_limit(text: str) -> None:
    read = stretches_of(text)

    assert len(read) <= MOST_CHARACTERS_READ + 2 * STRETCHES
    assert all(piece in text for piece in read.split("\n\n"))

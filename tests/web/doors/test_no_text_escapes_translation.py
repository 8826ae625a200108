"""Every word of ours that somebody without an account can meet was given to gettext: a made-up language shows it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils.translation import trans_real

from speakopenly.web.catalogue.public import (
    ALSO_AT_SIGN_IN,
    ALSO_PUBLIC,
    SIGN_IN_BASES,
    SPEAK_BASES,
    WEB,
    public_templates,
)
from tests.web.asked import taken_back
from tests.web.conftest import PASSWORD, make_cast
from tests.web.doors.addresses import every_address
from tests.web.doors.pseudo import Pseudo, outside_marks, said_by

pytestmark = pytest.mark.django_db
NOT_OURS_TO_TRANSLATE = {
    "Northmoor": "the name of a service",
    "Asha": "the name of a person",
    "asha@northmoor.example": "an address of a person",
}
NEW_SECRET = re.compile(r"\b[A-Z2-7]{32}\b")
"""The letters under the square code, made anew for each visit."""
BARE_FOR_A_REASON = {
    ("api/page.html", "(OpenAPI 3.1)"): "the name of a standard",
    ("check/culture/parts/results.html", "alpha"): "the name of a statistic, the same in Welsh",
    ("check/culture/parts/results.html", "omega"): "the name of a statistic, the same in Welsh",
    ("check/culture/parts/results.html", "CFI"): "the name of a statistic, the same in Welsh",
    ("hear/taking_part/parts/described.html", 'aria-describedby="_hint _error"'): "names of attributes",
    ("speak_base.html", "so-wording-"): "the name of a class",
    ("understand/member_check/draft.html", "Some saw it differently:"): "inside a draft, which is English",
    ("understand/rounds/parts/results.html", "[c]"): "the mark of official statistics, explained beside it",
}
OWN_ACCOUNT = "/staff/account/"
PUBLIC = sorted(
    each.path for each in every_address() if each.is_public and re.match(r"/cy/(?!young/|api/)", each.path)
)
OWN = sorted(
    each.path.replace(OWN_ACCOUNT, "/staff/cy/account/")
    for each in every_address()
    if each.path.startswith(OWN_ACCOUNT)
)
WRONG = {
    "login": "asha@northmoor.example",
    "password": "x",
    "password1": "abc",
    "password2": "x",
    "code": "1",
}


@pytest.fixture(autouse=True)
def _every_text_in_marks(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    cache.clear()
    monkeypatch.setitem(trans_real._translations, "cy", Pseudo())
    yield
    cache.clear()


def escaped(page: str) -> list[str]:
    names = "|".join(re.escape(name) for name in NOT_OURS_TO_TRANSLATE)
    return list(outside_marks(NEW_SECRET.sub("", re.sub(names, "", said_by(page)))))


def is_a_page(answer: object) -> bool:
    return str(answer.headers.get("Content-Type", "")).startswith("text/html")  # type: ignore[attr-defined]


@pytest.mark.parametrize("address", PUBLIC)
def test_no_public_page_says_a_word_that_cannot_be_translated(address: str) -> None:
    answer = Client().get(address)

    if is_a_page(answer):
        assert escaped(answer.text) == []


@pytest.mark.parametrize("address", OWN)
def test_no_page_of_ones_own_account_does(address: str) -> None:
    stranger, signed_in = Client(), Client()
    make_cast()
    signed_in.post("/staff/cy/account/sign-in/", WRONG | {"password": PASSWORD})
    signed_in.post("/staff/cy/account/confirm/", {"password": PASSWORD})

    for client in (stranger, signed_in):
        for send in (client.get, client.post):
            with taken_back():
                answer = send(address, WRONG)
            if is_a_page(answer):
                assert escaped(answer.text) == []


@pytest.mark.parametrize(
    "name",
    sorted({*public_templates(SPEAK_BASES, ALSO_PUBLIC), *public_templates(SIGN_IN_BASES, ALSO_AT_SIGN_IN)}),
)
def test_no_letter_stands_bare_in_a_template(name: str) -> None:
    """Also where a page needs content to be seen at all."""
    source = (WEB / "templates" / name).read_text("utf-8")

    assert [words for words in bare_words(source) if (name, words) not in BARE_FOR_A_REASON] == []


BLOCKS = r"{%\s*(comment|blocktranslate|blocktrans)\b.*?{%\s*end\1\s*%}"
IN_TEMPLATE = re.compile(rf"{BLOCKS}|{{#.*?#}}|{{%.*?%}}|{{{{.*?}}}}", re.DOTALL)
IN_PAGE = re.compile(r"<!doctype[^>]*>|<(script|style)\b.*?</\1>|<[^>]*>|&\w+;", re.DOTALL | re.IGNORECASE)


def bare_words(source: str) -> Iterator[str]:
    text = IN_PAGE.sub("\n", IN_TEMPLATE.sub("", source))
    yield from (line.strip() for line in text.splitlines() if re.search(r"[^\W\d_]", line))


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ("<p>⟦Send⟧ 12</p>", []),
        ("<p>Send</p>", ["Send"]),
        ("<p>⟦Send <b>this⟧</b> now</p>", ["now"]),
        ("<p>⟦By ⟦March⟧⟧</p>", []),
        ('<p lang="en">English</p>', []),
        ('<html lang="cy"><p>Send</p></html>', ["Send"]),
        ('<img alt="A picture">', ["A picture"]),
        ('<nav aria-label="⟦Main⟧">⟦x⟧</nav>', []),
        ("<script>let x = 1</script>", []),
        ("<p>⟦One⟧</p>\n<p>Two<br>Three</p>", ["TwoThree"]),
    ],
)
def test_a_letter_outside_the_marks_is_found(page: str, found: list[str]) -> None:
    assert list(outside_marks(said_by(page))) == found


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('{% translate "Send" %}', []),
        ("<p>Send</p>", ["Send"]),
        ('<p class="a">{{ x }}, {% if y %}and{% endif %}</p>', [", and"]),
        ("{% blocktranslate %}Send{% endblocktranslate %}{% comment %}why{% endcomment %}{# x #}", []),
        ("<!doctype html>&nbsp;<script>let x</script>", []),
    ],
)
def test_a_bare_letter_of_a_template_is_found(source: str, found: list[str]) -> None:
    assert list(bare_words(source)) == found


def test_each_exception_has_a_reason() -> None:
    reasons = [*NOT_OURS_TO_TRANSLATE.values(), *BARE_FOR_A_REASON.values()]
    sources = {name: (WEB / "templates" / name).read_text("utf-8") for name, _words in BARE_FOR_A_REASON}

    assert all(len(reason.split()) > 2 for reason in reasons)
    assert not [each for each in BARE_FOR_A_REASON if each[1] not in bare_words(sources[each[0]])]


def test_the_pages_of_both_doors_are_asked() -> None:
    assert {"/cy/", "/cy/speak/", "/cy/about/privacy/"} <= set(PUBLIC)
    assert {"/staff/cy/account/sign-in/", "/staff/cy/account/second-step/webauthn/add/"} <= set(OWN)

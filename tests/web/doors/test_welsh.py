"""Welsh beside English: nothing untranslated, no hole unfilled, no number miscounted."""

from __future__ import annotations

import html
import re
from pathlib import Path

import polib
import pytest
from django.test import Client
from django.utils import translation
from django.utils.translation import gettext, ngettext

from speakopenly.core.errors import BadInput
from speakopenly.hear.speaking.questions import Wording
from speakopenly.web.catalogue import welsh
from speakopenly.web.catalogue.public import (
    ALLAUTHS,
    ALSO_AT_SIGN_IN,
    ALSO_PUBLIC,
    SIGN_IN_BASES,
    SPEAK_BASES,
    borrowed_sayings,
    public_sayings,
    public_templates,
)
from speakopenly.web.catalogue.sayings import Saying, sayings_of, wording_named_in

ENGLISH_AS_WELL = {"IPv4", "IPv6"}
PAGES = ["/", "/about/", "/speak/", "/return/", "/replies/", "/reports/", "/pressures/", "/nowhere/"]


@pytest.fixture(scope="module")
def everything() -> list[Saying]:
    return [*public_sayings(), *borrowed_sayings()]


def test_nothing_public_is_left_untranslated_unsure_or_broken(everything: list[Saying]) -> None:
    found = [str(fault) for fault in welsh.faults(welsh.read(), everything)]

    assert not found, "\n".join([f"{len(found)}: python -m speakopenly.web.catalogue gather", *found[:20]])


def test_the_catalogue_holds_nothing_that_nobody_says(everything: list[Saying]) -> None:
    said = {saying.key for saying in everything}

    assert not [entry.msgid for entry in welsh.read() if (entry.msgctxt, entry.msgid) not in said]


def test_the_site_reads_what_is_written(tmp_path: Path) -> None:
    written = tmp_path / "django.po"
    written.write_bytes(welsh.SOURCE.read_bytes())

    assert welsh.make(written).read_bytes() == welsh.SOURCE.with_suffix(".mo").read_bytes(), "make setup"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "0 beit"),
        (1, "1 beit"),
        (2, "2 feit"),
        (3, "3 beit"),
        (6, "6 beit"),
        (8, "8 beit"),
        (11, "11 beit"),
    ],
)
def test_numbers_are_said_as_in_welsh(number: int, words: str) -> None:
    with translation.override("cy"):
        assert ngettext("%(size)d byte", "%(size)d bytes", number) % {"size": number} == words


PLURALS = [each for each in welsh.read() if each.msgid_plural]
HOLE = re.compile(r"%(?:\((\w+)\))?[sd]")
COUNTING = {"", "n", "num", "length", "size", "max", "min_length", "limit_value", "show_value"}
"""How the texts call the number that decides which plural is said; ``""`` where they do not name it."""


def filled(text: str, number: int) -> str:
    """A text with the number in each hole that counts."""
    return HOLE.sub(lambda hole: str(number) if (hole[1] or "") in COUNTING else hole[0], text)


@pytest.mark.parametrize("number", welsh.FORM_OF)
@pytest.mark.parametrize("entry", PLURALS, ids=lambda entry: entry.msgid[:30])
def test_every_plural_is_said_whole_at_every_number(entry: polib.POEntry, number: int) -> None:
    english = entry.msgid if number == 1 else entry.msgid_plural
    with translation.override("cy"):
        said = ngettext(entry.msgid, entry.msgid_plural, number)

    assert entry.msgctxt is None
    assert sorted(entry.msgstr_plural) == [0, 1, 2, 3, 4, 5]
    assert said == entry.msgstr_plural[welsh.FORM_OF[number]] != ""
    assert sorted(HOLE.findall(said)) == sorted(HOLE.findall(english))
    assert filled(said, 7117).count("7117") == filled(english, 7117).count("7117") > 0


def test_what_django_says_in_forms_and_dates_is_welsh(everything: list[Saying]) -> None:
    said = ["This field is required.", "Enter a valid email address.", "March", "No file was submitted."]
    said += [saying.msgid for saying in borrowed_sayings() if not saying.plural]

    with translation.override("cy"):
        assert not [each for each in said if gettext(each) == each and each not in ENGLISH_AS_WELL]


@pytest.mark.django_db
@pytest.mark.parametrize("wording", ["", "/young", "/easy"])
@pytest.mark.parametrize("address", PAGES)
def test_no_english_sentence_stands_on_a_welsh_page(
    address: str, wording: str, everything: list[Saying]
) -> None:
    page = " ".join(
        html.unescape(re.sub(r"<[^>]+>", "\n", Client().get(f"/cy{wording}{address}").text)).split()
    )
    english = {
        saying.msgid for saying in everything if len(saying.msgid.split()) > 2 and "%" not in saying.msgid
    }

    assert "Siarad yn Agored" in page
    assert not [sentence for sentence in english if sentence in page]


PLACE = "templates/x.html"


def saying(msgid: str, plural: str = "") -> Saying:
    return Saying(msgid, PLACE, 1, plural)


def entry(msgid: str, *forms: str, plural: str = "", fuzzy: bool = False) -> polib.POEntry:
    flags = ["fuzzy"] if fuzzy else []
    if plural:
        return polib.POEntry(
            msgid=msgid, msgid_plural=plural, msgstr_plural=dict(enumerate(forms)), flags=flags
        )
    return polib.POEntry(msgid=msgid, msgstr=forms[0], flags=flags)


def catalogue(*entries: polib.POEntry, rule: str = welsh.PLURAL_FORMS) -> polib.POFile:
    made = polib.POFile()
    made.metadata = {"Plural-Forms": rule}
    made.extend(entries)
    return made


@pytest.mark.parametrize(
    ("english", "given", "what"),
    [
        ("Send", None, "not in the catalogue"),
        ("Send", entry("Send", ""), "no Welsh yet"),
        ("Send", entry("Send", "Anfon", fuzzy=True), "unsure"),
        ("By %(day)s", entry("By %(day)s", "Erbyn hynny"), "other holes"),
        ("By %(day)s", entry("By %(day)s", "Erbyn %(dydd)s"), "other holes"),
        ("<b>Send</b>", entry("<b>Send</b>", "<b>Anfon"), "other markup"),
        (
            '<a href="tel:999">999</a>',
            entry('<a href="tel:999">999</a>', '<a href="tel:99">999</a>'),
            "other markup",
        ),
        ("Sent.", entry("Sent.", "Anfonwyd"), "another mark"),
        ("Sent?", entry("Sent?", "Anfonwyd."), "another mark"),
        ("Sent ", entry("Sent ", "Anfonwyd"), "other spaces"),
    ],
)
def test_a_fault_in_a_translation_is_found(english: str, given: polib.POEntry | None, what: str) -> None:
    found = list(welsh.faults(catalogue(*([given] if given else [])), [saying(english)]))

    assert [what in fault.what for fault in found] == [True]
    assert str(found[0]).startswith(f"{PLACE}:1: ")


def test_a_good_translation_has_no_fault() -> None:
    given = entry("By <b>%(day)s</b>.", "Erbyn <b>%(day)s</b>.")

    assert not list(welsh.faults(catalogue(given), [saying("By <b>%(day)s</b>.")]))


@pytest.mark.parametrize(
    ("forms", "is_whole"),
    [
        (["dim ci", "un ci", "dau gi", "%(n)d chi", "%(n)d chi", "%(n)d ci"], True),
        (["dim ci", "un ci", "dau gi", "tri chi", "%(n)d chi", "%(n)d ci"], False),
        (["%(n)d ci", "%(n)d ci", "%(n)d gi", "%(n)d chi"], False),
        (["%(n)d ci", "%(n)d ci", "%(n)d gi", "%(n)d chi", "", "%(n)d ci"], False),
    ],
)
def test_a_plural_needs_all_six_forms(forms: list[str], is_whole: bool) -> None:
    given = entry("%(n)d dog", *forms, plural="%(n)d dogs")

    found = list(welsh.faults(catalogue(given), [saying("%(n)d dog", "%(n)d dogs")]))

    assert bool(found) is not is_whole


@pytest.mark.parametrize(
    "rule",
    [
        "nplurals=2; plural=(n != 1);",
        "nplurals=4; plural=(n==1) ? 0 : (n==2) ? 1 : (n != 8 && n != 11) ? 2 : 3;",
        "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n==3 ? 3 : n==8 ? 4 : 5);",
        "",
    ],
)
def test_another_languages_way_of_counting_is_found(rule: str) -> None:
    assert [fault.what for fault in welsh.faults(catalogue(rule=rule), [])] == [
        "the rule for plurals is not the Welsh one"
    ]


def test_the_catalogue_follows_the_code_and_keeps_what_is_translated() -> None:
    old = catalogue(entry("Send", "Anfon"), entry("Gone", "Wedi mynd"))

    fresh = welsh.bring_up_to_date(
        old, [saying("New"), saying("Send"), saying("Send"), saying("%(n)d dog", "%(n)d dogs")]
    )

    assert [(each.msgid, each.msgstr, len(each.msgstr_plural)) for each in fresh] == [
        ("New", "", 0),
        ("Send", "Anfon", 0),
        ("%(n)d dog", "", 6),
    ]
    assert fresh[1].occurrences == [(PLACE, "")]


def test_texts_are_found_in_a_template(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(
        "{% load i18n %}{% translate 'One' %}\n{% blocktranslate with n=x %}Two {{ n }}{% endblocktranslate %}\n"
        "{% blocktranslate count n=x %}{{ n }} dog{% plural %}{{ n }} dogs{% endblocktranslate %}\n"
        '{% translate "Four" context "tea" as four %}{% include "a.html" with x=_("Five") %}{# {% translate "No" %} #}'
    )

    found = sayings_of(tmp_path / "page.html", root=tmp_path)

    assert [(each.msgid, each.plural, each.context, each.line) for each in found] == [
        ("One", "", None, 1),
        ("Two %(n)s", "", None, 2),
        ("%(n)s dog", "%(n)s dogs", None, 3),
        ("Four", "", "tea", 4),
        ("Five", "", None, 4),
    ]


def test_texts_are_found_in_a_module_with_the_wording_they_are_for(tmp_path: Path) -> None:
    (tmp_path / "words.py").write_text(
        'A = _("One" " and more")\nYOUNG = Words(start=_("Two"))\nB = {Wording.EASY: _("Three"), "family": f(_("Four"))}\n'
        'C = Words(easy=_("Five"), old=pgettext_lazy("tea", "Six"))\nD = ngettext_lazy("%(n)d dog", "%(n)d dogs", "n")\n'
    )

    found = sayings_of(tmp_path / "words.py", root=tmp_path)

    assert [(each.msgid, each.context, each.wording) for each in found] == [
        ("One and more", None, None),
        ("Two", None, Wording.YOUNG),
        ("Three", None, Wording.EASY),
        ("Four", None, Wording.FAMILY),
        ("Five", None, Wording.EASY),
        ("Six", "tea", None),
        ("%(n)d dog", None, None),
    ]


def test_a_text_that_is_not_written_out_is_refused(tmp_path: Path) -> None:
    (tmp_path / "words.py").write_text("x = 1\ny = gettext(f'{x} dogs')\n")

    with pytest.raises(BadInput, match=r"words\.py, row 2"):
        sayings_of(tmp_path / "words.py", root=tmp_path)


@pytest.mark.parametrize(
    ("name", "wording"),
    [
        ("hear/reporting/speak/wording/easy.py", Wording.EASY),
        ("EVERYDAY", Wording.EVERYDAY),
        ("Wording.YOUNG", Wording.YOUNG),
        ("uneasy", None),
        ("young_and_easy", None),
        ("templates/speak/words.html", None),
    ],
)
def test_a_name_says_which_wording_it_is_for(name: str, wording: Wording | None) -> None:
    assert wording_named_in(name) is wording


def test_public_templates_are_those_of_the_speak_door_with_all_they_are_made_of() -> None:
    found = set(public_templates(SPEAK_BASES, ALSO_PUBLIC))

    assert {
        "base.html",
        "speak_base.html",
        "doors/about.html",
        "errors/404.html",
        "parts/leave.html",
    } <= found
    assert {"forms/field.html", "understand/check.html", "parts/error_summary.html"} <= found
    assert not {"work_base.html", "parts/work_navigation.html", "account/login.html"} & found


def test_so_are_those_of_ones_own_account_from_signing_in_on() -> None:
    found = set(public_templates(SIGN_IN_BASES, ALSO_AT_SIGN_IN))

    assert {
        "account/login.html",
        "account/messages/logged_out.txt",
        "errors/429.html",
        "errors/form_too_old.html",
        "mfa/webauthn/snippets/login_script.html",
        "parts/work_navigation.html",
        "people/elsewhere/refused.html",
        "people/ways/choose.html",
        "work_base.html",
    } <= found
    assert not {"doors/today.html", "people/changes/people.html", "hear/exercise.html"} & found


def test_what_we_say_that_allauth_says_it_still_says() -> None:
    said = {saying.msgid for saying in borrowed_sayings() if saying.place.startswith("allauth/")}

    assert said == ALLAUTHS


def test_a_public_template_that_needs_one_we_do_not_have_is_refused(tmp_path: Path) -> None:
    (tmp_path / "speak_base.html").write_text('{% include "parts/elsewhere.html" %}')

    with pytest.raises(BadInput, match="elsewhere"):
        public_templates(SPEAK_BASES, ALSO_PUBLIC, tmp_path)

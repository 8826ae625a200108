"""People who asked to be named: apart from what they said, by the alphabet, taken back before and after."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from speakopenly.core.errors import BadInput, NotAllowed
from speakopenly.hear.questionnaires.codes import Code, new_code
from speakopenly.web.understand.findings.evidence import evidence_of
from speakopenly.web.understand.findings.publications import actions as publishing
from speakopenly.web.understand.findings.publications import packs
from speakopenly.web.understand.findings.publications import queries as publications
from speakopenly.web.understand.findings.publications.models import Publication
from speakopenly.web.understand.member_checks import actions, queries
from speakopenly.web.understand.member_checks.models import Credit
from tests.web.understand.member_checks.conftest import Sent
from tests.web.understand.member_checks.test_comments import everything_stored
from tests.web.understand.test_previews import page, put_together
from tests.web.understand.test_publications import publish


def ask(sent: Sent, name: str = "Mair Invented", *, is_child: bool = False) -> Code:
    receipt = new_code()
    actions.ask_to_be_named(exercise=sent.exercise, name=name, is_child=is_child, receipt=receipt)
    return receipt


def write_down(sent: Sent, name: str = "Mair Invented") -> Credit:
    return actions.write_down(exercise=sent.exercise, by=sent.fay, name=name, is_child=False, agreed_by="")


def test_a_name_is_sealed_and_its_row_leads_to_nothing_else(sent: Sent) -> None:
    ask(sent)

    assert "Mair" not in everything_stored()
    keys = {field.name for field in Credit._meta.get_fields() if field.is_relation}
    assert keys == {"service", "exercise"}


def test_the_report_waits_for_a_name_that_nobody_has_confirmed(sent: Sent) -> None:
    ask(sent)
    sent.the_last_day_passes()
    with pytest.raises(NotAllowed, match="A name waits"):
        publishing.ask_for_signature(exercise=sent.exercise, by=sent.fay)

    actions.confirm(credit=Credit.objects.get(), by=sent.fay)

    assert publishing.ask_for_signature(exercise=sent.exercise, by=sent.fay).edition == 1


def test_names_are_printed_by_the_alphabet_and_proved(sent: Sent) -> None:
    for name in ("mair Invented", "Aled Invented", "Zoe Invented", "Aled Invented"):
        write_down(sent, name)
    sent.the_last_day_passes()

    published = publish(sent.bench)

    check = evidence_of(sent.exercise).member_check
    assert check is not None
    assert check.credited == ("Aled Invented", "mair Invented", "Zoe Invented")
    page = bytes(packs.file_of(published, "public", "findings.html").bytes).decode()
    assert page.index("Aled Invented") < page.index("mair Invented") < page.index("Zoe Invented")
    assert publications.differences(published) == []


def test_a_child_is_named_only_once_an_advocates_agreement_is_recorded(sent: Sent) -> None:
    ask(sent, is_child=True)
    credit = Credit.objects.get()
    with pytest.raises(BadInput, match="advocate agreed"):
        actions.confirm(credit=credit, by=sent.fay)

    actions.confirm(credit=credit, by=sent.fay, agreed_by="children's advocate")

    assert Credit.objects.get().agreed_by == "children's advocate"


def test_the_database_itself_refuses_a_child_nobody_agreed_for(sent: Sent) -> None:
    ask(sent, is_child=True)

    with pytest.raises(IntegrityError), transaction.atomic():
        Credit.objects.update(confirmed=True)


def test_a_facilitator_writes_no_child_down_without_agreement(sent: Sent) -> None:
    with pytest.raises(BadInput, match="advocate agreed"):
        actions.write_down(exercise=sent.exercise, by=sent.fay, name="Nia", is_child=True, agreed_by=" ")


def test_taken_back_before_publication_it_is_in_no_draft(sent: Sent) -> None:
    receipt = ask(sent)
    actions.confirm(credit=Credit.objects.get(), by=sent.fay)
    sent.the_last_day_passes()
    publishing.ask_for_signature(exercise=sent.exercise, by=sent.fay)

    assert actions.take_name_back(receipt=receipt) == []

    assert not Publication.objects.exists()
    assert not Credit.objects.exists()


def test_no_preview_outlives_a_name_that_is_taken_back(sent: Sent) -> None:
    receipt = ask(sent)
    actions.confirm(credit=Credit.objects.get(), by=sent.fay)
    put_together(sent.bench)
    named = page(sent.bench)

    actions.take_name_back(receipt=receipt)

    assert "Mair Invented" in named
    assert "Mair Invented" not in everything_stored() + page(sent.bench)


def test_taken_back_after_publication_the_editions_that_print_it_are_listed_and_stay(sent: Sent) -> None:
    receipt = ask(sent)
    actions.confirm(credit=Credit.objects.get(), by=sent.fay)
    sent.the_last_day_passes()
    published = publish(sent.bench)

    assert actions.take_name_back(receipt=receipt) == [published]

    published.refresh_from_db()
    assert published.state == "published"
    check = evidence_of(sent.exercise).member_check
    assert check is not None
    assert check.credited == ()


def test_a_code_that_gave_no_name_takes_none_back(sent: Sent) -> None:
    ask(sent)

    assert actions.take_name_back(receipt=new_code()) is None
    assert Credit.objects.exists()


def test_a_facilitator_takes_a_name_out_and_is_told_which_editions_print_it(sent: Sent) -> None:
    credit = write_down(sent)
    sent.the_last_day_passes()
    publish(sent.bench)
    browser = sent.bench.sign_in(sent.fay)

    answer = browser.post(f"{sent.pages}names/{credit.pk}/remove/", follow=True)

    assert "These public editions print the name and stay as they are: 1." in answer.content.decode()
    assert queries.credits_of(sent.exercise) == []

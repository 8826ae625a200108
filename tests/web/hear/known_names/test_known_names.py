"""Names a service knows: hidden wherever they stand, kept so that nobody can read them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.conf import settings
from django.test import Client

from speakopenly.core.errors import BadInput, NotAllowed
from speakopenly.understand.deidentify import SpanKind
from speakopenly.web.hear.known_names import actions, queries
from speakopenly.web.hear.known_names.models import KnownName, ListOf
from speakopenly.web.hear.recogniser import recogniser
from tests.web.conftest import Cast

PAGE = "/staff/hear/names-we-know/"


def found(cast: Cast, text: str) -> list[tuple[str, SpanKind]]:
    return [(span.text, span.kind) for span in recogniser(cast.asha.service.pk).find(text)]


def test_a_name_that_was_given_is_hidden_and_another_service_does_not_know_it(cast: Cast) -> None:
    text = "we sat in the plum corner with oddly"
    actions.add_names(by=cast.asha, of=ListOf.TEAMS, names=["Plum Corner", " ", "plum  corner"])
    actions.add_names(by=cast.asha, of=ListOf.STAFF, names=["Oddly"])

    assert found(cast, text) == [("plum corner", SpanKind.ORG), ("oddly", SpanKind.PERSON)]
    assert not recogniser(cast.dilys.service.pk).find(text)
    assert not recogniser().find(text)


def test_no_name_stands_in_the_database_and_its_key_stands_elsewhere(cast: Cast) -> None:
    actions.add_names(by=cast.asha, of=ListOf.STAFF, names=["Zed Quillfeather"])

    rows = [bytes(row.stands_for) for row in KnownName.objects.all()]
    assert [len(each) for each in rows] == [32]
    assert b"uill" not in rows[0]
    assert (settings.KEYS / queries.KEY).stat().st_mode & 0o077 == 0


def test_a_list_is_counted_tried_and_emptied_on_its_page_and_never_shown(
    cast: Cast, sign_in: Callable[..., Client]
) -> None:
    client = sign_in(cast.asha)

    said = client.post(PAGE, {"of": "schools", "names": "Plum Lane\nPlum Lane\nOther"}, follow=True)
    tried = client.post(f"{PAGE}try/", {"name": "plum lane"}).content.decode()
    unknown = client.post(f"{PAGE}try/", {"name": "Nobody"}).content.decode()
    emptied = client.post(f"{PAGE}empty/", {"of": "schools"}, follow=True).content.decode()

    assert "2 new names are hidden from now on." in said.content.decode()
    assert "Plum" not in client.get(PAGE).content.decode()
    assert "Yes, in this list:" in tried
    assert "No. It is hidden only where" in unknown
    assert "is empty" in emptied
    assert not KnownName.objects.exists()


@pytest.mark.parametrize("names", [[], ["", "x", " - "]])
def test_what_is_no_name_is_refused(cast: Cast, names: list[str]) -> None:
    with pytest.raises(BadInput, match="There is no name here"):
        actions.add_names(by=cast.asha, of=ListOf.STAFF, names=names)


def test_a_list_has_an_end(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "MOST_NAMES", 2)
    actions.add_names(by=cast.asha, of=ListOf.STAFF, names=["One", "Two"])

    with pytest.raises(BadInput, match="at most 2"):
        actions.add_names(by=cast.asha, of=ListOf.STAFF, names=["Two", "Three"])
    assert KnownName.objects.count() == 2


def test_somebody_of_another_role_gives_no_names(cast: Cast) -> None:
    from speakopenly.web.people.roles import Role
    from tests.web.conftest import _person

    coder = _person(cast.asha.service, "Cole", Role.CODER)
    with pytest.raises(NotAllowed):
        actions.add_names(by=coder, of=ListOf.STAFF, names=["One"])

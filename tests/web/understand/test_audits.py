"""Reading a sample behind a theme: blind, by chance, to the end, and printed in the place of the machine's count."""

from __future__ import annotations

import re

import pytest

from speakopenly.core.erasure import Erasure
from speakopenly.core.errors import BadInput, NotAllowed
from speakopenly.core.records import ContributionId, PersonId
from speakopenly.understand.findings.draft import Draft
from speakopenly.web.understand import forgetting
from speakopenly.web.understand.findings.evidence import evidence_of
from speakopenly.web.understand.findings.excerpt import excerpt_of
from speakopenly.web.understand.themes import actions as themes
from speakopenly.web.understand.themes import policies
from speakopenly.web.understand.themes.audits import actions
from speakopenly.web.understand.themes.audits.models import Audit, AuditedPerson, Said
from speakopenly.web.understand.themes.audits.policies import can_draw
from speakopenly.web.understand.themes.models import Theme
from speakopenly.web.understand.themes.queries import theme_of
from tests.web.understand.conftest import Bench, ident


def drawn(bench: Bench, theme: str = "T01") -> Audit:
    return actions.draw_sample(theme=theme_of(bench.exercise, theme), by=bench.fay, size=60, seed=3)


def read_all(bench: Bench, audit: Audit, *, wrong: int = 3, overlooked: int = 2) -> None:
    """The last ``wrong`` of those counted did not say it; the first ``overlooked`` of the others did."""
    counted = audit.people.filter(counted=True).count()
    seen = {True: 0, False: 0}
    for row in audit.people.select_related("audit__theme"):
        seen[row.counted] += 1
        says = seen[True] <= counted - wrong if row.counted else seen[False] <= overlooked
        actions.answer(row=row, by=bench.cole, said=Said.YES if says else Said.NO)


def statement(bench: Bench) -> str:
    first = excerpt_of(bench.exercise).findings[0]
    assert first.statement == Draft(evidence_of(bench.exercise)).findings[0].statement
    return first.statement


def test_a_sample_is_read_on_pages_that_never_say_whom_the_machine_counted(bench: Bench) -> None:
    client = bench.sign_in(bench.cole)
    sent = client.post(f"{bench.themes}T01/sample/", {"size": "60"}, follow=True).content.decode()
    assert "0 of 59 people read" in sent

    page = client.get(f"{bench.themes}T01/sample/1/").content.decode()
    answered = client.post(f"{bench.themes}T01/sample/1/", {"said": "yes"})

    assert "Person 1 of 59" in page
    assert answered.headers["Location"].endswith("/T01/sample/2/")
    row = AuditedPerson.objects.get(place=1)
    assert row.person not in page
    assert client.post(f"{bench.themes}T01/sample/2/", {}).status_code == 400
    both = [
        client.get(f"{bench.themes}T01/sample/{_place(side)}/").content.decode() for side in (True, False)
    ]
    assert _frame_of(both[0]) == _frame_of(both[1])


def _place(counted: bool) -> int:
    return AuditedPerson.objects.filter(counted=counted, said="").values_list("place", flat=True)[0]


def _frame_of(page: str) -> str:
    page = re.sub(r"<blockquote.*?</blockquote>", "", page, flags=re.DOTALL)
    page = re.sub(r"Person \d+ of|sample/\d+/", "", page)
    return re.sub(r'(csrfmiddlewaretoken"|nonce=)[^>]*>', "", page)


def test_nothing_is_shown_before_the_last_is_read_and_then_the_number_is_put_right(bench: Bench) -> None:
    assert statement(bench).startswith("By the machine’s reading")
    audit = drawn(bench)
    *most, last = audit.people.select_related("audit__theme")
    for row in most:
        actions.answer(row=row, by=bench.cole, said=Said.YES if row.counted else Said.NO)

    before = bench.sign_in(bench.fay).get(f"{bench.themes}T01/sample/").content.decode()
    assert statement(bench).startswith("By the machine’s reading")
    actions.answer(row=last, by=bench.cole, said=Said.YES if last.counted else Said.NO)
    after = bench.sign_in(bench.fay).get(f"{bench.themes}T01/sample/").content.decode()

    assert "What was found" not in before
    assert "30 of 59 people spoke of it. Everybody was read." in after
    assert "about 30 of 59" in statement(bench)
    with pytest.raises(NotAllowed, match="has been read"):
        actions.answer(row=last, by=bench.cole, said=Said.NO)


def test_mistakes_of_the_machine_change_the_number_everywhere(bench: Bench) -> None:
    read_all(bench, drawn(bench))

    assert "about 29 of 59" in statement(bench)
    listed = bench.sign_in(bench.fay).get(bench.themes).content.decode()
    assert "about 29 of 59 people" in listed
    file = bench.sign_in(bench.fay).get(f"{bench.themes}themes.csv").content.decode()
    assert '"changes of worker","suggested",29,59' in file


def test_another_sample_is_drawn_only_when_the_theme_is_another(bench: Bench) -> None:
    read_all(bench, drawn(bench))
    theme = theme_of(bench.exercise, "T01")
    assert not can_draw(bench.fay, theme)

    themes.merge(theme=theme_of(bench.exercise, "T03"), into=theme, by=bench.fay)

    assert statement(bench).startswith("By the machine’s reading")
    assert can_draw(bench.fay, Theme.objects.get(pk=theme.pk))
    drawn(bench)
    assert Audit.objects.filter(theme=theme).count() == 2


def test_the_machine_does_not_look_again_once_somebody_has_read(bench: Bench) -> None:
    assert policies.may_suggest(bench.exercise)

    drawn(bench)

    assert not policies.may_suggest(bench.exercise)


@pytest.mark.parametrize("size", [0, 61, 5000])
def test_a_sample_of_another_size_is_refused(bench: Bench, size: int) -> None:
    with pytest.raises(BadInput, match="size"):
        actions.draw_sample(theme=theme_of(bench.exercise, "T01"), by=bench.fay, size=size)


def test_who_takes_their_words_out_is_named_in_no_sample_and_stays_counted(bench: Bench) -> None:
    audit = drawn(bench)
    row = audit.people.select_related("audit__theme").get(person="person-002")
    actions.answer(row=row, by=bench.cole, said=Said.YES)

    gone = frozenset({PersonId("person-002"), PersonId("person-004")})
    forgetting.forget(
        Erasure(contributions=frozenset({ContributionId(ident(2)), ContributionId(ident(4))}), people=gone)
    )

    assert not AuditedPerson.objects.filter(person__in=gone).exists()
    row.refresh_from_db()
    assert (row.person, row.said) == ("", "yes")
    assert audit.people.count() == 58

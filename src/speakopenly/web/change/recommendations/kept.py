"""From stored rows to the library's record. No page and no deed judges by itself."""

from __future__ import annotations

from speakopenly.change import recommendations as library
from speakopenly.web.change.recommendations.choices import Says, State
from speakopenly.web.change.recommendations.models import Letter, Recommendation, Seen, SmallTest, Takes


def record_of(recommendation: Recommendation) -> library.Recommendation:
    """The whole as it stands now, as the library takes it. Raises BadInput."""
    return library.Recommendation(
        number=recommendation.number,
        change=recommendation.change,
        kind=library.ActionKind(recommendation.kind),
        owner=library.OwnerRole(recommendation.owner),
        findings=rests_on(recommendation),
        factors=tuple(recommendation.factors),
        takes=tuple(
            library.Takes(library.Resource(each.resource), each.how_much, library.Have(each.have))
            for each in takes_of(recommendation)
        ),
        due=recommendation.due,
        measures=tuple(
            library.Measure(each.what, library.Hoped(each.hoped), each.on)
            for each in recommendation.would_tell.all()
        ),
        might_get_worse=recommendation.might_get_worse,
        tests=tuple(_test(each) for each in recommendation.tests.all()),
        no_test_because=recommendation.no_test_because,
        letters=tuple(letter_of(each) for each in recommendation.letters.all()),
        done_on=recommendation.done_on,
        seen=" ".join(each.words for each in what_was_seen(recommendation) if each.says != Says.TOO_SOON),
    )


def rests_on(recommendation: Recommendation) -> tuple[str, ...]:
    """What it rests on: findings by the address of their exercise and their theme, and a review."""
    rows = recommendation.answers.select_related("exercise")
    review = recommendation.review
    of_a_review = (f"review {review.number}",) if review else ()
    return (*(f"{each.exercise.slug}/{each.ident}" for each in rows), *of_a_review)


def takes_of(recommendation: Recommendation) -> list[Takes]:
    """What it takes, the latest of each resource, in the order of the list."""
    latest = {each.resource: each for each in recommendation.takes.all()}
    return [latest[each.value] for each in library.Resource if each.value in latest]


def what_was_seen(recommendation: Recommendation) -> list[Seen]:
    """What was said of it since it was last planned: what was seen of an earlier try is not of this one."""
    planned = recommendation.moves.filter(state=State.DUE).last()
    rows = recommendation.seen.all()
    return list(rows.filter(at__gte=planned.at) if planned else rows)


def letter_of(row: Letter) -> library.Letter:
    """One letter as the library takes it. Raises BadInput."""
    return library.Letter(
        row.factor, row.body, row.asks, row.sent_on, row.answer_by, row.answer, row.answered_on
    )


def _test(row: SmallTest) -> library.SmallTest:
    leads_to = library.Next(row.leads_to) if row.leads_to else None
    return library.SmallTest(row.asks, row.foretells, row.begins_on, row.seen, leads_to)

"""What the reports of a service say, as its people may see it. A corrected passage counts no longer."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery
from django.http import Http404

from speakopenly.check.inspections.pooling import OnTopic, Passage, Pool, Said, Topic, pool
from speakopenly.check.inspections.records import Framework, Polarity
from speakopenly.web.check.inspections import policies
from speakopenly.web.check.inspections.models import (
    InspectionPassage,
    InspectionReport,
    PassageJudged,
    ReportState,
)
from speakopenly.web.people.models import Service
from speakopenly.web.people.staff import Staff


@dataclass(frozen=True, slots=True)
class Found:
    """One report on one topic: how many passages are about it, and how many a person set aside."""

    topic: Topic
    passages: int
    set_aside: int

    @property
    def is_said(self) -> bool:
        return self.passages > 0


@dataclass(frozen=True, slots=True)
class Held:
    """A report with what was found in it, topic by topic in their order."""

    report: InspectionReport
    said: Said
    found: Mapping[Topic, Found]


@dataclass(frozen=True, slots=True)
class Coverage:
    """In how many of the reports a topic appears; said of each topic in their order."""

    topic: Topic
    reports: int
    of: int


def reports_for(by: Staff) -> QuerySet[InspectionReport]:
    """Every report of this person's service in the order of the alphabet. Raises NotAllowed."""
    policies.check_can_enter(by)
    return InspectionReport.objects.filter(service=by.service)


def report_for(by: Staff, inspection_id: UUID) -> InspectionReport:
    """One report. Raises NotAllowed or Http404."""
    found = reports_for(by).filter(pk=inspection_id).first()
    if found is None:
        raise Http404
    return found


def passage_for(by: Staff, passage_id: UUID) -> InspectionPassage:
    """One passage. Raises NotAllowed or Http404."""
    policies.check_can_enter(by)
    mine = InspectionPassage.objects.filter(service=by.service)
    found = mine.select_related("report").filter(pk=passage_id).first()
    if found is None:
        raise Http404
    return found


def held_for(by: Staff, chosen: Collection[UUID] | None = None) -> list[Held]:
    """The reports that were read, or the chosen ones of them, with what was found. Raises NotAllowed."""
    read = reports_for(by).filter(state=ReportState.READ)
    return _held(read if chosen is None else read.filter(pk__in=chosen))


def said_in_reports_about(service_name: str, *, kept_by: Service) -> tuple[Said, ...]:
    """What the reports about one authority say, for the examination of it; oldest first.

    A report is about it where its authority is the name given, or the name begins with it: a report on
    "Northmoor" is about "Northmoor children's services". Corrections are heeded.
    """
    wanted = _folded(service_name)
    read = InspectionReport.objects.filter(service=kept_by, state=ReportState.READ)
    about = [each for each in read if each.authority and _is_about(_folded(each.authority), wanted)]
    held = _held(read.filter(pk__in=[each.pk for each in about]))
    return tuple(each.said for each in sorted(held, key=lambda each: (each.said.year or 0, each.said.report)))


def coverage_of(held: Sequence[Held]) -> list[Coverage]:
    """In how many of these reports each topic appears."""
    return [Coverage(topic, sum(each.found[topic].is_said for each in held), len(held)) for topic in Topic]


def pooled_for(by: Staff) -> Pool:
    """All reports that were read, pooled over authorities. Raises NotAllowed."""
    return pool(each.said for each in held_for(by))


def judged_of(passage: InspectionPassage) -> PassageJudged | None:
    """What was said of a passage last."""
    return passage.judged.select_related("by").last()


def passages_on(report: InspectionReport, topic: Topic) -> QuerySet[InspectionPassage]:
    """The passages of a report on a topic, in the order of the report, with what was last said of each."""
    return _with_judgement(InspectionPassage.objects.filter(report=report, topic=topic))


def _held(reports: QuerySet[InspectionReport]) -> list[Held]:
    listed = list(reports)
    passages = _with_judgement(InspectionPassage.objects.filter(report__in=listed))
    by_report: dict[UUID, list[InspectionPassage]] = {each.pk: [] for each in listed}
    for each in passages:
        by_report[each.report_id].append(each)
    return [_one(report, by_report[report.pk]) for report in listed]


def _with_judgement(passages: QuerySet[InspectionPassage]) -> QuerySet[InspectionPassage]:
    last = PassageJudged.objects.filter(passage=OuterRef("pk")).order_by("-at", "-id")
    return passages.annotate(is_about=Subquery(last.values("is_about")[:1]))


def is_set_aside(passage: InspectionPassage) -> bool:
    """Whether a person said of this passage, as these queries give it, that it is not about its topic."""
    return getattr(passage, "is_about", None) is False


def _one(report: InspectionReport, passages: Iterable[InspectionPassage]) -> Held:
    by_topic: dict[Topic, list[InspectionPassage]] = {topic: [] for topic in Topic}
    for each in passages:
        by_topic[Topic(each.topic)].append(each)
    kept = {topic: [each for each in found if not is_set_aside(each)] for topic, found in by_topic.items()}
    found = {
        topic: Found(topic, len(kept[topic]), len(by_topic[topic]) - len(kept[topic])) for topic in Topic
    }
    said = Said(
        report=str(report.pk),
        authority=_folded(report.authority) or None,
        framework=Framework(report.framework),
        year=report.published.year if report.published else None,
        topics={topic: _on_topic(report, topic, kept[topic]) for topic in Topic},
    )
    return Held(report, said, found)


def _on_topic(report: InspectionReport, topic: Topic, passages: Sequence[InspectionPassage]) -> OnTopic:
    """The way is the machine's for the whole report; with every passage set aside, nothing is said."""
    way = report.ways.get(topic)
    kept = tuple(
        Passage(str(each.pk), each.start, each.end, each.page, Polarity(each.polarity), each.text)
        for each in passages
    )
    return OnTopic(Polarity(way) if way and kept else None, kept)


def _folded(name: str) -> str:
    return " ".join(name.replace("_", " ").casefold().split())


def _is_about(authority: str, wanted: str) -> bool:
    return wanted == authority or wanted.startswith(f"{authority} ")

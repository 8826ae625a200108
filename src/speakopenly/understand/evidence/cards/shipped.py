"""The first cards. Every figure is from the source named; what we did not read stands under ``gaps``.

They were written from summaries and abstracts. How a way of working is meant to work (``mechanisms``,
``implementation``) is told in general words, and each card says that no source was read for it. Where an
account gives a share without saying of whom, the card says that too. A person of the service judges how sure
it is.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from speakopenly.understand.evidence.cards.records import Card, Figure, Source

_CHECKED: Final = date(2026, 11, 28)
_NOT_READ: Final = "Not read."
_GENERAL: Final = "This is a general description; no source was read for it."
_OF_WHOM: Final = "families or children (which was not read)"
_CANNOT: Final = (
    "Whether it would be so here; whether services had the money and people to do it well; and whether it"
    " could do anything about poverty, poor homes or fear of blame."
)

SHIPPED: Final = tuple(
    sorted(
        (
            Card(
                slug="family-drug-and-alcohol-court",
                name="Family Drug and Alcohol Court",
                question=(
                    "What happens to families whose care case is heard by a court that also offers help"
                    " with drugs and alcohol?"
                ),
                population="Families in care proceedings in England where a parent uses drugs or alcohol",
                comparator="Ordinary care proceedings",
                outcome="Children back with a parent; parents who stopped",
                study=(
                    "A matched comparison in 13 sites and 9 authorities (2023), and an earlier pilot (2011)"
                ),
                result=(
                    "In 2023 more children went home and more parents stopped. Families were not matched on"
                    " things that matter most, so the court cannot be said to be the cause. The figures below"
                    " are those of the pilot; the account does not say whether “together again” is a share"
                    " of mothers, of families or of children."
                ),
                children="More went home. Whether they stayed safe and well there was not read.",
                mechanisms=(
                    "One judge throughout, and a team that plans help with the family, in one place."
                    f" {_GENERAL}"
                ),
                moderators="Not read: for which families more or less happened.",
                implementation=(
                    "It takes a specialist team beside the court, and judges who stay with a case."
                    f" {_GENERAL}"
                ),
                economics=_NOT_READ,
                cost=_NOT_READ,
                not_tested="No trial in which chance decided who came to it was found.",
                cannot_settle=_CANNOT,
                gaps=(
                    "Ranges of all figures; how many families there were; of whom the share together again"
                    " was; the figures of 2023."
                ),
                sources=(
                    Source("Family Drug and Alcohol Courts: evaluation", "Foundations", 2023),
                    Source("News report of the 2023 evaluation", "Community Care", 2023),
                    Source(
                        "Report of the evaluation of the pilot (Harwin and others)",
                        "Local Government Lawyer",
                        2011,
                    ),
                ),
                checked_on=_CHECKED,
                figures=(
                    Figure("mothers who stopped (pilot)", "mothers", without=25, with_it=40),
                    Figure(
                        "together again (pilot)",
                        "mothers, families or children (which was not read)",
                        without=19,
                        with_it=35,
                    ),
                ),
            ),
            Card(
                slug="family-group-conference",
                name="Family group conference before court",
                question=(
                    "What happens when families are offered a family group conference before care"
                    " proceedings begin?"
                ),
                population="Families in England at the stage before care proceedings",
                comparator="What these families were offered anyway",
                outcome="Children in care after 12 months; proceedings begun; days in care",
                study=(
                    "A trial in 21 authorities: chance decided for 1,511 families (1,471 families and"
                    " 2,548 children in one account)"
                ),
                result=(
                    "A smaller share was in care after a year (36.2% against 44.8%), proceedings began less"
                    " often (59.2% against 71.7%), and days in care were 87 against 115. The account we read"
                    " does not say whether the shares are of families or of children."
                ),
                children=(
                    "No clear difference in how often children changed where they lived was found. Whether"
                    " children were safer or happier was not read."
                ),
                mechanisms=(
                    f"The wider family meets, with time alone, and makes a plan of its own. {_GENERAL}"
                ),
                moderators="Not read: for which families more or less happened.",
                implementation=(
                    "It takes people who prepare and hold the meeting, and who do not work on the case."
                    f" {_GENERAL}"
                ),
                economics=_NOT_READ,
                cost=_NOT_READ,
                not_tested="Wales, Scotland and Northern Ireland; earlier stages of work with families.",
                cannot_settle=(
                    f"{_CANNOT} An Act of 29 April 2026 makes authorities in England offer such a meeting"
                    " before they apply to court, unless that would not serve the child, from a day that"
                    " regulations set. Whether that day has come was not checked."
                ),
                gaps=(
                    "The range of every figure; whether the shares are of families or of children; why"
                    " accounts differ in the number of families."
                ),
                sources=(
                    Source(
                        "Randomised trial of family group conferences (Taylor and others)",
                        "British Journal of Social Work",
                        2024,
                    ),
                    Source("Family group conferencing at pre-proceedings stage", "Coram", 2023),
                    Source("News report of the trial", "Community Care", 2023),
                    Source(
                        "Children's Wellbeing and Schools Act 2026, sections 1 and 78",
                        "legislation.gov.uk",
                        2026,
                    ),
                ),
                checked_on=_CHECKED,
                figures=(
                    Figure("in care after 12 months", _OF_WHOM, without=44.8, with_it=36.2, ratio=0.81),
                    Figure("care proceedings begun", _OF_WHOM, without=71.7, with_it=59.2),
                ),
            ),
            Card(
                slug="family-safeguarding-and-family-valued",
                name="Family Safeguarding and Family Valued",
                question="What happens when a whole service works with families in one of these two ways?",
                population="Families known to children's services in England",
                comparator="The same authorities before they changed over",
                outcome="Children looked after",
                study=(
                    "Two trials in which five authorities each changed over one after the other (51,000"
                    " and 78,000 in the protocols)"
                ),
                result=(
                    "We looked on 28 November 2026 and found no result of either trial. Pilots were liked"
                    " and could be done; that is not evidence of an effect."
                ),
                children="Not known.",
                mechanisms=(
                    "Workers for adults stand in one team with those for children; or the family leads the"
                    " plan."
                    f" {_GENERAL}"
                ),
                moderators="Not known.",
                implementation=(
                    f"It changes a whole service: teams, training and what is written down. {_GENERAL}"
                ),
                economics=_NOT_READ,
                cost=_NOT_READ,
                not_tested="Until results are out, everywhere.",
                cannot_settle=_CANNOT,
                gaps="The results of both trials.",
                sources=(
                    Source(
                        "Family Safeguarding: trial page",
                        "Foundations (What Works for Children's Social Care)",
                    ),
                    Source(
                        "Family Valued: trial page", "Foundations (What Works for Children's Social Care)"
                    ),
                ),
                checked_on=_CHECKED,
            ),
            Card(
                slug="intensive-family-preservation",
                name="Intensive family preservation",
                question=(
                    "What happens when a family about to lose a child to care gets intensive help at home"
                    " for some weeks?"
                ),
                population=(
                    "Families whose child was about to be placed in care; in which countries was not read"
                ),
                comparator="Not read: what the other families got",
                outcome="Children placed away from home",
                study="33 studies put together (2020); 20 studies put together earlier (2012)",
                result=(
                    "Children were placed less often, at each time looked at, when children were counted."
                    " When families were counted no clear effect was seen. The review of 2012 found no effect"
                    " on placement in general, nor for families with abuse or neglect."
                ),
                children="Whether children who stayed at home were safe and well there was not read.",
                mechanisms=(f"A worker with very few families, at home, for weeks, at any hour. {_GENERAL}"),
                moderators=(
                    "In 2012 no effect was seen for families with abuse or neglect. More was not read."
                ),
                implementation=(
                    f"It takes workers with few families each. Programmes differ much. {_GENERAL}"
                ),
                economics=_NOT_READ,
                cost=_NOT_READ,
                not_tested="How many of the studies were in the four nations was not read.",
                cannot_settle=f"{_CANNOT} It cannot settle why counts of children and of families disagree.",
                gaps=(
                    "How often children were placed without it; how much studies differ; the range for"
                    " families."
                ),
                sources=(
                    Source(
                        "Meta-analysis of intensive family preservation (Bezeczky and others)",
                        "journal article",
                        2020,
                    ),
                    Source(
                        "Meta-analysis of intensive family preservation (Al and others)",
                        "journal article",
                        2012,
                    ),
                ),
                checked_on=_CHECKED,
                figures=tuple(
                    Figure(
                        f"placed within {months} months",
                        "children",
                        ratio=ratio,
                        ratio_low=low,
                        ratio_high=high,
                    )
                    for months, ratio, low, high in (
                        (3, 0.57, 0.35, 0.93),
                        (6, 0.51, 0.27, 0.96),
                        (12, 0.60, 0.48, 0.76),
                        (24, 0.51, 0.30, 0.87),
                    )
                ),
            ),
            Card(
                slug="no-wrong-door",
                name="No Wrong Door",
                question=(
                    "What happens to young people whom one team helps from a hub, in care or on the edge"
                    " of it?"
                ),
                population="About 350 young people in North Yorkshire",
                comparator="None was read",
                outcome="Young people who stayed out of care",
                study=(
                    "A council's report of a university's evaluation (2017), without a comparison that we"
                    " read"
                ),
                result=(
                    "86% stayed out of care. Without a comparison nobody can say how many would have anyway."
                ),
                children="What young people said of it, and how they fared, was not read.",
                mechanisms=(
                    f"One worker stays with a young person; other help stands in the same team. {_GENERAL}"
                ),
                moderators=_NOT_READ,
                implementation=(f"It takes a hub, and workers who stay. {_GENERAL}"),
                economics=_NOT_READ,
                cost=_NOT_READ,
                not_tested="Against a comparison that we read; in other places.",
                cannot_settle=_CANNOT,
                gaps="The evaluation itself; any comparison; ranges.",
                sources=(Source("No Wrong Door: news of the evaluation", "North Yorkshire Council", 2017),),
                checked_on=_CHECKED,
            ),
            Card(
                slug="signs-of-safety",
                name="Signs of Safety",
                question="Do fewer children come into care where a service works by Signs of Safety?",
                population="Families known to children's services; in which countries was not read",
                comparator="Not read: what the papers compared it with",
                outcome="Children who came into care",
                study="A systematic review of 38 papers (2018)",
                result=(
                    "Little to no evidence that fewer children came into care. That no evidence was found"
                    " does not show that it has no effect."
                ),
                children="Not known.",
                mechanisms=(
                    "Workers and family say together what worries them, what works, and what has to happen."
                    f" {_GENERAL}"
                ),
                moderators="Not known.",
                implementation=(
                    f"It changes a whole service; services do it in very different ways. {_GENERAL}"
                ),
                economics=_NOT_READ,
                cost=_NOT_READ,
                not_tested="In a strong trial, as far as the review found.",
                cannot_settle=_CANNOT,
                gaps="The papers themselves; trials since 2018.",
                sources=(
                    Source(
                        "Signs of Safety: systematic review",
                        "Foundations (What Works for Children's Social Care)",
                        2018,
                    ),
                    Source("News report of the review", "Community Care", 2018),
                ),
                checked_on=_CHECKED,
            ),
            Card(
                slug="social-workers-in-schools",
                name="Social workers in schools",
                question="What happens when social workers work from schools?",
                population="Schools in England and the families of their pupils",
                comparator="Not read: what it was held against",
                outcome="What it set out to change; not read in detail",
                study="An evaluation, by the account of its funder; how it was done was not read",
                result=(
                    "People valued it. It did not reach what it set out to do, and was not worth its cost."
                ),
                children="What pupils said, and how they fared, was not read.",
                mechanisms=(f"A worker is near, and known to staff and pupils. {_GENERAL}"),
                moderators=_NOT_READ,
                implementation=(f"It takes social workers who are not elsewhere. {_GENERAL}"),
                economics="Not worth its cost, by the account of its funder.",
                cost="The amount was not read.",
                not_tested="Other ways of working from schools; other nations.",
                cannot_settle=_CANNOT,
                gaps="Every figure and range.",
                sources=(Source("Our impact", "Foundations"),),
                checked_on=_CHECKED,
            ),
            Card(
                slug="systemic-practice",
                name="Systemic practice",
                question="Is practice better where units work systemically and supervision is good?",
                population="Social workers and families of services that took it up",
                comparator="Workers whose supervision was less good; nothing was tried out by chance",
                outcome="Quality of practice as observed",
                study="An observational study (2019)",
                result="Better supervision went with better practice. Which leads to which cannot be told.",
                children="What it meant for children, and whether they came into care, was not read.",
                mechanisms=(f"Several people think about a family together, with a clinician. {_GENERAL}"),
                moderators="The quality of supervision.",
                implementation=(
                    f"It takes time to think together, and fewer families for each worker. {_GENERAL}"
                ),
                economics=_NOT_READ,
                cost=_NOT_READ,
                not_tested="In a trial, as far as we read.",
                cannot_settle=_CANNOT,
                gaps="The figures; anything about care.",
                sources=(
                    Source(
                        "Systemic supervision and practice quality",
                        "Children and Youth Services Review",
                        2019,
                    ),
                ),
                checked_on=_CHECKED,
            ),
        ),
        key=lambda card: card.name.casefold(),
    )
)
"""By the alphabet: a list of cards is never an order of merit."""

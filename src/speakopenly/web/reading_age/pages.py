"""The texts of each page, what they score, and what is too hard about them."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from speakopenly.hear.speaking.questions import Wording
from speakopenly.web.catalogue.sayings import Saying
from speakopenly.web.reading_age.scoring import Score, score
from speakopenly.web.reading_age.targets import AS_EASY, FEWEST_WORDS, RISE_ALLOWED, is_fixed, target_of

KEPT = Path(__file__).with_name("kept.json")
SHORT_ONES = "short pages together"


@dataclass(frozen=True, slots=True)
class Page:
    """The texts of one template, module or screen in one wording, in one language. Welsh has no grade."""

    place: str
    wording: Wording | None
    language: str
    score: Score

    @property
    def name(self) -> str:
        """As it stands in the list of kept scores."""
        welsh = " (cy)" if self.language == "cy" else ""
        return f"{self.place} {self.wording.value if self.wording else 'any'}{welsh}"

    @property
    def is_held_to_a_grade(self) -> bool:
        """Whether it is English, and long enough for a grade to mean something."""
        return self.language == "en-gb" and self.score.words >= FEWEST_WORDS


def pages_of(sayings: Iterable[Saying]) -> list[Page]:
    """English, page by page; pages too short to score alone are scored together, wording by wording."""
    texts: dict[tuple[str, Wording | None], list[str]] = defaultdict(list)
    for saying in sayings:
        texts[saying.place, saying.wording] += [
            each for each in (saying.msgid, saying.plural) if each and not is_fixed(each)
        ]
    return _scored(texts, "en-gb")


def welsh_pages_of(
    sayings: Iterable[Saying], welsh: Mapping[tuple[str | None, str], list[str]]
) -> list[Page]:
    """The same for the translations: ``welsh`` holds the forms of each text by its key."""
    texts: dict[tuple[str, Wording | None], list[str]] = defaultdict(list)
    for saying in sayings:
        if not is_fixed(saying.msgid):
            texts[saying.place, saying.wording] += welsh.get(saying.key, [])
    return _scored(texts, "cy")


def _scored(texts: Mapping[tuple[str, Wording | None], list[str]], language: str) -> list[Page]:
    whole: list[Page] = []
    short: dict[Wording | None, list[str]] = defaultdict(list)
    for (place, wording), said in texts.items():
        page = Page(place, wording, language, score(said))
        if page.score.words >= FEWEST_WORDS:
            whole.append(page)
        else:
            short[wording] += said
    together = [Page(SHORT_ONES, wording, language, score(said)) for wording, said in short.items() if said]
    return whole + together


def too_hard(pages: Iterable[Page], kept: Mapping[str, float]) -> Iterator[str]:
    """Each way in which a page asks too much: beside its target, its own kept score, the everyday wording."""
    pages = list(pages)
    for page in pages:
        target = target_of(page.wording)
        if page.is_held_to_a_grade:
            yield from _grade_too_high(page, target.grade, kept.get(page.name))
        if page.score.mean > target.mean:
            yield f"{page.name}: {page.score.mean:.1f} words a sentence; at most {target.mean:.0f}."
        if page.score.longest > target.longest:
            what = f"a sentence of {page.score.longest} words; at most {target.longest}"
            yield f"{page.name}: {what}: {page.score.longest_sentence!r}"
    yield from _harder_for_the_young(pages)


def _grade_too_high(page: Page, target: float, kept: float | None) -> Iterator[str]:
    if page.score.grade >= target:
        yield f"{page.name}: grade {page.score.grade:.1f}; must be below {target:.1f}."
    elif kept is not None and page.score.grade > kept + RISE_ALLOWED:
        rise = f"grade rose from {kept:.1f} to {page.score.grade:.1f}"
        yield f"{page.name}: {rise}. Make it easier, or keep the new scores with --keep."


def _harder_for_the_young(pages: list[Page]) -> Iterator[str]:
    long = [page for page in pages if page.is_held_to_a_grade]
    everyday = {page.place: page for page in long if page.wording is Wording.EVERYDAY}
    for page in long:
        beside = everyday.get(page.place)
        if page.wording is Wording.YOUNG and beside and page.score.grade > beside.score.grade + AS_EASY:
            grades = f"{page.score.grade:.1f}, the everyday one {beside.score.grade:.1f}"
            yield f"{page.name}: harder than the everyday wording: grade {grades}."


def read_kept(path: Path = KEPT) -> dict[str, float]:
    """The grade of each page when scores were last kept; none where nothing was."""
    return json.loads(path.read_text("utf-8")) if path.exists() else {}


def keep(pages: Iterable[Page], path: Path = KEPT) -> None:
    """Remember the grades of English pages, for the next change to be held against."""
    grades = {page.name: round(page.score.grade, 1) for page in pages if page.is_held_to_a_grade}
    path.write_text(json.dumps(grades, indent=2, sort_keys=True) + "\n", "utf-8")

"""The look: what our templates and stylesheets may and may not hold."""

from __future__ import annotations

import gzip
import os
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from speakopenly.web.catalogue.sayings import wording_named_in
from speakopenly.web.reading_age.scoring import score as score_of
from speakopenly.web.reading_age.targets import is_fixed, target_of
from tests.web.doors.addresses import Address, every_address
from tests.web.doors.inline import inline_code

HERE = Path(settings.HERE)
BUILD = HERE / "static" / "build"
TEMPLATES = sorted(HERE.rglob("templates/**/*.html"))
MOST_BYTES_OF_A_PUBLIC_PAGE = 50_000
NOT_OURS = re.compile(rb"GDS Transport|govuk-crest|crown|govuk-logotype", re.IGNORECASE)
NEVER_SAID = (
    "culprit", "incident owner", "root cause", "human error", "non-compliant", "violation", "low performer",
    "failing team", "should have", "placement breakdown", "hard to reach", "service user", "cohort",
    "learnings", "robust", "lessons will be learned", "100% secure", "oops",
)  # fmt: skip
PUBLIC = [
    each
    for each in every_address()
    if each.is_public and not each.path.startswith(("/staff/", "/healthz", "/cy/"))
]
pytestmark = pytest.mark.django_db


@pytest.fixture
def build() -> Path:
    if not (BUILD / "speak.css").exists():
        if os.environ.get("CI"):
            pytest.fail("The faces are not built.")
        pytest.skip("FACES NOT BUILT: npm ci && npm run faces")
    return BUILD


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: str(path.relative_to(HERE)))
def test_no_template_carries_script_or_style_of_its_own(template: Path) -> None:
    assert not inline_code(template.read_text("utf-8"))


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: str(path.relative_to(HERE)))
def test_no_template_loads_anything_from_elsewhere(template: Path) -> None:
    assert not re.search(r"""(?:src|href)=["'](?:https?:)?//""", template.read_text("utf-8"))


def test_the_finder_of_inline_code_finds_it() -> None:
    assert inline_code("<p style='x'>") == ["p style"]
    assert inline_code("<script>1</script><style></style>") == ["<script>", "<style>"]
    assert inline_code("<a onclick='x' href='javascript:1'>") == ["a onclick", "a href"]
    assert not inline_code("<script type='module' src='/x.mjs'></script>")


def test_nothing_built_carries_what_belongs_to_the_government(build: Path) -> None:
    for file in build.rglob("*"):
        if file.suffix in {".css", ".mjs", ".svg"}:
            assert not NOT_OURS.search(file.read_bytes()), file.name


@pytest.mark.parametrize(
    "address", ["/", "/speak/", "/return/", "/replies/", "/about/", "/cy/easy/", "/not-here/"]
)
def test_a_public_page_sends_less_than_fifty_kilobytes_in_all(build: Path, address: str) -> None:
    page = Client().get(address).content
    names = re.findall(rb'(?:src|href)="/static/build/([^"]+)"', page)

    sent = len(gzip.compress(page)) + sum(
        len(gzip.compress((build / name.decode()).read_bytes())) for name in names
    )

    assert {b"speak.css", b"speak.mjs"} <= set(names)
    assert {name for name in names if name.endswith(b"js")} == {b"speak.mjs"}
    assert sent < MOST_BYTES_OF_A_PUBLIC_PAGE


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: str(path.relative_to(HERE)))
def test_no_page_uses_a_word_that_blames_or_blurs(template: Path) -> None:
    text = template.read_text("utf-8").lower()

    assert not [word for word in NEVER_SAID if re.search(rf"\b{word}\b", text)]


@pytest.mark.parametrize("address", PUBLIC, ids=str)
def test_public_sentences_are_short_enough_for_a_tired_reader(address: Address) -> None:
    page = Client().get(address.path).text
    main = (page.split("<main")[-1].split("</main>")[0]).partition(">")[2]
    has_words_of_its_own = "in everyday words only" not in page
    target = target_of(wording_named_in(address.path) if has_words_of_its_own else None)

    texts = re.split(r"<(?!/?(?:a|b|strong|em|span)\b)[^>]*>", main)
    score = score_of(each for each in texts if not is_fixed(each))

    assert score.longest <= target.longest, score.longest_sentence
    assert score.mean <= target.mean

"""The whole loop on the invented authority, as the people in it would walk it: from voices to a report anyone can check."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.accessibility import is_wider_than_the_screen, violations
from tests.journeys.conftest import COMMAND, PATIENCE, ROOT, free_port, wait_until_it_answers
from tests.journeys.databases import IS_POSTGRESQL, at, on_sqlite


@dataclass(frozen=True)
class Demonstration:
    address: str
    home: Path
    passwords: dict[str, str]


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demonstration]:
    """``speakopenly demo`` as anyone starts it; the sign-ins are read from what it prints."""
    home, port = tmp_path_factory.mktemp("demo"), free_port()
    process = subprocess.Popen(
        [sys.executable, "-c", COMMAND, "demo", "--port", str(port)],
        env={**on_sqlite(home), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        text=True,
    )
    printed = []
    assert process.stdout is not None
    for line in process.stdout:
        printed.append(line)
        if "Ctrl-C" in line:
            break
    passwords = dict(re.findall(r"(\S+@northmoor\.example)\s+(\S+)", "".join(printed)))
    if IS_POSTGRESQL:
        process = moved(process, home / "demonstration", port)
    try:
        address = f"http://127.0.0.1:{port}"
        wait_until_it_answers(f"{address}/healthz")
        yield Demonstration(address, home / "demonstration", passwords)
    finally:
        process.terminate()
        process.wait(PATIENCE)


def moved(process: subprocess.Popen[str], home: Path, port: int) -> subprocess.Popen[str]:
    """The same site served from PostgreSQL, moved there as a council would move it."""
    wait_until_it_answers(f"http://127.0.0.1:{port}/healthz")
    process.terminate()
    process.wait(PATIENCE)
    program = [sys.executable, "-c", COMMAND]
    subprocess.run([*program, "move-to-postgresql"], env=at(home), check=True)
    return subprocess.Popen([*program, "serve", "--port", str(port)], env=at(home), text=True)


def sign_in(page: Page, demonstration: Demonstration, who: str) -> None:
    email = f"{who}@northmoor.example"
    page.goto(f"{demonstration.address}/staff/")
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Password").fill(demonstration.passwords[email])
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("heading", name="Today")).to_be_visible()


def test_a_finding_is_worded_by_one_and_signed_by_another_and_anyone_can_check_it(
    demonstration: Demonstration, page_at: Callable[..., Page], tmp_path: Path
) -> None:
    facilitator = page_at()
    sign_in(facilitator, demonstration, "facilitator")
    facilitator.goto(f"{demonstration.address}/staff/understand/findings/")
    facilitator.get_by_role("link", name="What nearly went wrong in Northmoor").click()
    findings = facilitator.url

    # A number typed by hand is refused, and what was typed is still there.
    facilitator.get_by_role("link", name="Edit the wording").first.click()
    facilitator.get_by_label("The finding").fill("212 people spoke of handover.")
    facilitator.get_by_role("button", name="Save the wording").click()
    expect(facilitator.get_by_text("Where does 212 come from?").first).to_be_visible()
    expect(facilitator.get_by_label("The finding")).to_have_value("212 people spoke of handover.")

    facilitator.get_by_label("The finding").fill("{who} told us of {theme}, and what would have helped.")
    facilitator.get_by_role("button", name="Save the wording").click()
    facilitator.goto(findings)
    expect(facilitator.get_by_text("and what would have helped").first).to_be_visible()

    facilitator.get_by_role("button", name="Ask for a second signature").click()
    edition = facilitator.url
    expect(facilitator.get_by_role("button", name="Sign and publish")).to_have_count(0)

    publisher = page_at(width=320)
    sign_in(publisher, demonstration, "publisher")
    publisher.goto(edition)
    for box in publisher.get_by_role("checkbox").all():
        box.check()
    publisher.get_by_role("button", name="Sign and publish").click()
    publisher.get_by_role("button", name="Go on").click()
    expect(publisher.get_by_text("Everything agrees.")).to_be_visible()

    anyone = page_at(scripts=False)
    anyone.goto(f"{demonstration.address}/reports/")
    anyone.get_by_role("link", name="What nearly went wrong in Northmoor").click()
    with anyone.expect_download() as download:
        anyone.get_by_role("link", name="PDF").click()
    pdf = tmp_path / "findings.pdf"
    download.value.save_as(pdf)
    anyone.get_by_role("link", name="Check a paragraph or a file").click()
    anyone.locator("input[type=file]").set_input_files(pdf)
    anyone.get_by_role("button", name="Check", exact=True).click()
    expect(anyone.get_by_text("Unchanged since edition 1")).to_be_visible()

    anyone.locator("textarea").fill(
        "A great many people told us of something that nobody in this report ever said to us."
    )
    anyone.get_by_role("button", name="Check", exact=True).click()
    expect(anyone.get_by_text("This is not our text.")).to_be_visible()


def test_a_theme_is_renamed_and_the_name_is_undone_and_the_piles_still_add_up(
    demonstration: Demonstration, page_at: Callable[..., Page]
) -> None:
    page = page_at()
    sign_in(page, demonstration, "facilitator")
    page.goto(f"{demonstration.address}/staff/understand/themes/")
    page.get_by_role("link", name="What helps and what gets in the way in Northmoor").click()
    page.locator(".so-bench a, main ol a, main li a").first.click()
    before = page.get_by_role("heading", level=1).inner_text()

    page.locator("summary", has_text="Rename").click()
    page.get_by_label("Name", exact=False).first.fill("waiting for somebody to ring back")
    page.get_by_role("button", name="Save the name").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("waiting for somebody to ring back")
    expect(page.get_by_text("The machine suggested:")).to_be_visible()

    page.get_by_role("button", name="Undo").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(before)
    [(piles, total)] = re.findall(r"^(.*\)) = ([\d,]+)$", page.locator("main").inner_text(), re.MULTILINE)
    counted = [int(number.replace(",", "")) for number in re.findall(r"\(([\d,]+)\)", piles)]
    assert sum(counted) == int(total.replace(",", "")) > 390


def test_nothing_the_demonstration_keeps_holds_the_words_as_they_were_given(
    demonstration: Demonstration,
) -> None:
    """Names planted in the invented words are in no file of the home; the words as given are sealed."""
    import csv

    listening = ROOT / "examples" / "northmoor" / "listening.csv"
    planted = ROOT / "examples" / "northmoor" / "planted.csv"
    kept = b"".join(path.read_bytes() for path in demonstration.home.rglob("*") if path.is_file())
    with planted.open(encoding="utf-8", newline="") as file:
        numbers = [
            row["words"] for row in csv.DictReader(file) if row["kind"] in {"PHONE", "EMAIL", "NHS", "NI"}
        ]
    with listening.open(encoding="utf-8", newline="") as file:
        welsh = [
            row["text"] for row in csv.DictReader(file) if row["language"] == "cy" and len(row["text"]) > 40
        ]

    assert numbers
    assert welsh
    assert not [words for words in numbers if words.encode() in kept]
    assert not [text for text in welsh if text.encode() in kept]


def test_everybody_of_northmoor_gets_a_password_and_the_folder_is_marked(
    demonstration: Demonstration,
) -> None:
    assert {address.partition("@")[0] for address in demonstration.passwords} == {
        "facilitator", "publisher", "lead", "reader", "second", "safeguarding",
        "administrator", "leader", "union", "examiner", "custodian", "custodian.two", "custodian.three",
    }  # fmt: skip
    assert (demonstration.home / "THIS-IS-A-DEMONSTRATION").is_file()


ADDRESSES = [
    "/staff/understand/themes/{slug}/",
    "/staff/understand/themes/{slug}/T01/",
    "/staff/understand/themes/{slug}/T01/about/",
    "/staff/understand/themes/{slug}/history/",
    "/staff/understand/themes/{slug}/no-theme/",
    "/staff/understand/themes/{slug}/left-out/",
    "/staff/understand/findings/{slug}/",
    "/staff/understand/findings/{slug}/T01/",
    "/staff/understand/findings/{slug}/T01/quotes/",
    "/staff/understand/findings/{slug}/preview/",
    "/staff/understand/findings/{slug}/editions/1/",
    "/staff/hear/listening/{slug}/",
    "/reports/",
    "/reports/{slug}/",
    "/reports/{slug}/verify/",
]


@pytest.mark.parametrize("width", [1280, 320])
def test_no_page_of_the_loop_shuts_anybody_out(
    demonstration: Demonstration, page_at: Callable[..., Page], axe: str, width: int
) -> None:
    page = page_at(width=width)
    sign_in(page, demonstration, "facilitator")
    slug = "what-helps-and-what-gets-in-the-way-in-northmoor"

    for address in (each.format(slug=slug) for each in ADDRESSES):
        answer = page.goto(demonstration.address + address)
        assert answer is not None
        assert answer.status == 200, address
        assert not is_wider_than_the_screen(page), address
        assert violations(page, axe) == []


def test_the_report_is_put_together_on_a_button_and_shuts_nobody_out(
    demonstration: Demonstration, page_at: Callable[..., Page], axe: str
) -> None:
    page = page_at(width=320)
    sign_in(page, demonstration, "lead")
    slug = "what-helps-and-what-gets-in-the-way-in-northmoor"

    page.goto(f"{demonstration.address}/staff/understand/findings/{slug}/")
    page.get_by_role("link", name="See it as a report").click()
    page.get_by_role("button", name="Put it together now").click()
    page.get_by_role("button", name="Go on").click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("What helps")
    expect(page.get_by_text("What people told us")).to_be_visible()
    assert page.url.endswith("/preview/")
    assert not is_wider_than_the_screen(page)
    assert violations(page, axe) == []


def test_the_published_word_file_has_real_headings(
    demonstration: Demonstration, page_at: Callable[..., Page], tmp_path: Path
) -> None:
    page = page_at()
    page.goto(f"{demonstration.address}/reports/what-helps-and-what-gets-in-the-way-in-northmoor/")
    with page.expect_download() as download:
        page.get_by_role("link", name="Word").click()
    word = tmp_path / "findings.docx"
    download.value.save_as(word)

    assert b'w:val="Heading1"' in zipfile.ZipFile(word).read("word/document.xml")

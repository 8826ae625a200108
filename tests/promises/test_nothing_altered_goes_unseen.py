"""Promise: one changed digit, quote letter or assignment is found, even when every sha256 agrees again."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace

import pytest

from speakopenly.core.publications import MANIFEST, Manifest, Packs, make_packs
from speakopenly.understand.findings.counted import Counted
from speakopenly.understand.findings.evidence import Evidence, write_evidence
from speakopenly.understand.findings.publication import EVIDENCE, HTML, PDF, WORD, publish
from speakopenly.understand.findings.verification import verify
from tests.library.understand.findings.conftest import make_evidence


@pytest.fixture(scope="module")
def published() -> tuple[Evidence, Packs]:
    evidence = make_evidence()
    return evidence, publish(evidence)


def manifest_of(packs: Packs) -> Manifest:
    from pydantic import TypeAdapter

    return TypeAdapter(Manifest).validate_json(packs.public[MANIFEST])


def alter(
    packs: Packs, *, public: dict[str, bytes] | None = None, sealed: dict[str, bytes] | None = None
) -> Packs:
    """Change files, and make every sha256 in the manifest agree with the change."""
    old = manifest_of(packs)
    files = {name: data for name, data in packs.public.items() if name != MANIFEST}
    return make_packs(
        public={**files, **(public or {})},
        sealed={**packs.sealed, **(sealed or {})},
        title=old.title,
        edition=old.edition,
        check_code=old.check_code,
        made_by=old.made_by,
        pages=old.pages,
    )


def in_word(data: bytes, change: Callable[[bytes], bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(out, "w") as after:
        for item in before.infolist():
            content = before.read(item)
            after.writestr(item, change(content) if item.filename == "word/document.xml" else content)
    return out.getvalue()


def once(before: bytes, after: bytes) -> Callable[[bytes], bytes]:
    def change(data: bytes) -> bytes:
        assert before in data, "the test looks for something the report does not say"
        return data.replace(before, after, 1)

    return change


def test_an_untouched_publication_agrees(published: tuple[Evidence, Packs]) -> None:
    _, packs = published

    assert verify(manifest_of(packs), packs) == []
    assert verify(manifest_of(packs), Packs(packs.public, {})) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"30 of 58", b"31 of 58"),
        (b"the difference this time", b"the differense this time"),
        (b"39% to 64%", b"39% to 65%"),
        (b"Many people", b"Most people"),
        (b"changes of worker", b"changes of workers"),
    ],
)
def test_one_change_in_the_html_is_found(
    published: tuple[Evidence, Packs], before: bytes, after: bytes
) -> None:
    _, packs = published
    altered = alter(packs, public={HTML: once(before, after)(packs.public[HTML])})

    found = verify(manifest_of(altered), altered)

    assert any(difference.file == HTML for difference in found)
    assert verify(manifest_of(altered), Packs(altered.public, {})), "the public pack alone shows it too"


@pytest.mark.parametrize(
    ("before", "after"), [(b"30 of 58", b"31 of 58"), (b"made the difference", b"made no difference")]
)
def test_one_change_in_the_word_file_is_found(
    published: tuple[Evidence, Packs], before: bytes, after: bytes
) -> None:
    _, packs = published
    altered = alter(packs, public={WORD: in_word(packs.public[WORD], once(before, after))})

    assert any(difference.file == WORD for difference in verify(manifest_of(altered), altered))


def test_another_pdf_in_its_place_is_found(published: tuple[Evidence, Packs]) -> None:
    evidence, packs = published
    other = publish(
        replace(evidence, heard=evidence.heard[1:], passages=evidence.passages[1:], themes=_fewer(evidence))
    )
    altered = alter(packs, public={PDF: other.public[PDF]})

    assert any(difference.file == PDF for difference in verify(manifest_of(altered), altered))


def _fewer(evidence: Evidence):  # type: ignore[no-untyped-def]
    gone = evidence.passages[0].id
    return tuple(replace(t, passages=tuple(p for p in t.passages if p != gone)) for t in evidence.themes)


def test_one_assignment_moved_to_another_theme_is_found(published: tuple[Evidence, Packs]) -> None:
    _, packs = published
    rows = [json.loads(line) for line in packs.sealed[EVIDENCE].splitlines()]
    themes = [row for row in rows if row["record"] == "theme"]
    themes[1]["passages"].append(themes[0]["passages"].pop())
    altered = alter(packs, sealed={EVIDENCE: "\n".join(json.dumps(row) for row in rows).encode()})

    found = verify(manifest_of(altered), altered)

    assert any("evidence" in difference.file for difference in found)
    assert any(difference.file == HTML and "29 of 58" in difference.what for difference in found)


def test_one_assignment_moved_between_themes_too_small_to_count_is_found(
    published: tuple[Evidence, Packs],
) -> None:
    evidence, packs = published
    small = evidence.themes[2]
    moved = replace(small, passages=small.passages[1:])
    altered_evidence = replace(evidence, themes=(*evidence.themes[:2], moved))
    altered = alter(packs, sealed={EVIDENCE: publish(altered_evidence).sealed[EVIDENCE]})

    assert any("check code" in difference.what for difference in verify(manifest_of(altered), altered))


def test_one_letter_of_the_sealed_words_is_found(published: tuple[Evidence, Packs]) -> None:
    _, packs = published
    altered = alter(
        packs, sealed={EVIDENCE: once(b"listened to us", b"listened to uz")(packs.sealed[EVIDENCE])}
    )

    assert any("passage" in difference.what for difference in verify(manifest_of(altered), altered))


def test_a_file_altered_without_touching_the_manifest_is_found(published: tuple[Evidence, Packs]) -> None:
    _, packs = published
    altered = Packs({**packs.public, PDF: packs.public[PDF] + b" "}, packs.sealed)

    assert any(
        "altered after it was published" in difference.what
        for difference in verify(manifest_of(packs), altered)
    )


def test_a_page_number_changed_in_a_citation_is_found(published: tuple[Evidence, Packs]) -> None:
    _, packs = published
    page = manifest_of(packs).pages["2.1"]
    citation = re.compile(rb"(2\.1\D{0,40}page\D{0,20})" + str(page).encode())
    changed, count = citation.subn(rb"\g<1>99", packs.public[HTML], count=1)
    assert count == 1
    altered = alter(packs, public={HTML: changed})

    assert any(difference.file == HTML for difference in verify(manifest_of(altered), altered))


def test_a_passage_taken_out_of_what_a_search_counts_or_put_in_is_found() -> None:
    evidence = make_evidence()
    found = tuple(each.id for each in evidence.passages[20:40])
    counted = Counted(evidence.themes[0].id, "the word “worker”", found)
    packs = publish(replace(evidence, counted=(counted,)))

    assert verify(manifest_of(packs), packs) == []
    for passages in (found[1:], (*found, evidence.passages[0].id)):
        other = replace(evidence, counted=(replace(counted, passages=passages),))
        altered = alter(packs, sealed={EVIDENCE: write_evidence(other)})
        assert any(each.file == HTML for each in verify(manifest_of(altered), altered))

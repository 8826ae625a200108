"""Every command keeps its contract: columns, exit status, one clear line, and nothing half written."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from speakopenly.cli import run
from tests.conftest import ROOT

NORTHMOOR = ROOT / "examples" / "northmoor" / "listening.csv"


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sixty of the invented contributions, so that commands are quick."""
    path = tmp_path_factory.mktemp("tables") / "voices.csv"
    with NORTHMOOR.open(encoding="utf-8", newline="") as file:
        kept = list(csv.reader(file))[:121]
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(kept)
    return path


@pytest.fixture(scope="module")
def report(small: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("report") / "out"
    arguments = f"findings {small} --text-column text --id-column person --group-columns role --out {out}"
    assert run([*arguments.split(), "--title", "Voices of Northmoor"]) == 0
    return out


def test_deidentify_hides_names_a_service_knows(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table, names, wrong = tmp_path / "voices.csv", tmp_path / "names.txt", tmp_path / "wrong.txt"
    table.write_text("text\nwe sat in the plum corner\n", encoding="utf-8")
    names.write_text("Plum Corner\n\n", encoding="utf-8")
    wrong.write_bytes(b"\xff\xfe\x00")

    assert run(["deidentify", str(table), "--known", str(names)]) == 0
    assert json.loads(capsys.readouterr().out)["deidentified"] == "we sat in the [name]"
    assert run(["deidentify", str(table), "--known", str(wrong)]) == 2
    assert "wrong.txt" in capsys.readouterr().err


def test_deidentify_prints_spans_that_are_slices_of_the_text(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "voices.csv"
    table.write_text(
        "id,text\nA1,🙂 Rang Mr Aled Pryce on 01632 960123.\nA2,Nothing to hide here.\n", encoding="utf-8"
    )

    assert run(["deidentify", str(table), "--id-column", "id"]) == 0

    first, second = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert set(first) == {"id", "text", "spans", "deidentified"}
    assert [first["text"][s["start"] : s["end"]] for s in first["spans"]] == [
        s["text"] for s in first["spans"]
    ]
    assert {s["kind"] for s in first["spans"]} == {"PERSON", "PHONE"}
    assert "Pryce" not in first["deidentified"]
    assert second["spans"] == []
    assert second["deidentified"] == second["text"]


def test_factors_prints_codes_with_the_words_behind_each(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "reports.csv"
    said = "🙂 My supervision was cancelled three months running. A colleague covered at short notice."
    table.write_text(f"id,text\nA1,{said}\nA2,We went to the park and had tea.\nA3,\n", encoding="utf-8")

    assert run(["factors", str(table), "--text-column", "text", "--id-column", "id"]) == 0

    first, second, third = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert [row["id"] for row in (first, second, third)] == ["A1", "A2", "A3"]
    assert {(each["code"], each["group"], each["direction"]) for each in first["factors"]} >= {
        ("SM1", "SM", "hindered"),
        ("TC4", "TC", "helped"),
    }
    for each in first["factors"]:
        assert set(each) == {"code", "name", "group", "direction", "strength", "words"}
        assert each["words"]
        assert all(said[word["start"] : word["end"]] == word["text"] for word in each["words"])
    assert second["factors"] == third["factors"] == []


def test_themes_places_every_id_once_or_says_why(small: Path, tmp_path: Path) -> None:
    assert (
        run(["themes", str(small), "--text-column", "text", "--id-column", "id", "--out", str(tmp_path)]) == 0
    )

    themes, assignments = rows(tmp_path / "themes.csv"), rows(tmp_path / "assignments.csv")
    assert list(themes[0]) == [
        "theme_id",
        "parent_id",
        "name",
        "description",
        "keywords",
        "people",
        "passages",
    ]
    assert list(assignments[0]) == ["id", "theme_id", "strength", "reason"]
    assert sorted(row["id"] for row in assignments) == sorted(row["id"] for row in rows(small))
    tops = {row["theme_id"] for row in themes if not row["parent_id"]}
    assert all((row["theme_id"] in tops) != bool(row["reason"]) for row in assignments)
    assert {"seconds", "seed", "versions", "peak_mb", "deidentified"} <= set(
        json.loads((tmp_path / "run.json").read_text())
    )


def test_small_themes_show_no_count_unless_an_analyst_asks(small: Path, tmp_path: Path) -> None:
    for place, more in (("public", []), ("internal", ["--internal"])):
        arguments = ["themes", str(small), "--text-column", "text", "--out", str(tmp_path / place), *more]
        assert run(arguments) == 0

    exact = {row["theme_id"]: row for row in rows(tmp_path / "internal" / "themes.csv")}
    for row in rows(tmp_path / "public" / "themes.csv"):
        people = int(exact[row["theme_id"]]["people"])
        hidden = 1 <= people <= 7
        assert row["people"] == ("[c]" if hidden else str(people))
        assert (row["passages"] == "[c]") is hidden


def test_the_same_table_and_seed_give_the_same_bytes(small: Path, tmp_path: Path) -> None:
    for place in ("one", "two"):
        assert (
            run(
                ["themes", str(small), "--text-column", "text", "--out", str(tmp_path / place), "--seed", "3"]
            )
            == 0
        )

    for name in ("themes.csv", "assignments.csv", "passages.csv"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_no_name_key_word_or_description_holds_an_identifier_even_when_the_text_is_taken_as_given(
    tmp_path: Path,
) -> None:
    table = tmp_path / "voices.csv"
    said = [
        "Mr Aled Pryce never rang back about the contact",
        "We waited for Mr Aled Pryce and he never rang",
    ]
    lines = [f"{said[number % 2]} number {'x' * (number % 7 + 1)}" for number in range(30)]
    table.write_text("text\n" + "\n".join(lines) + "\n", encoding="utf-8")

    assert run(["themes", str(table), "--text-column", "text", "--out", str(tmp_path)]) == 0

    assert "pryce" not in (tmp_path / "themes.csv").read_text().lower()


def test_findings_writes_both_packs_and_verify_agrees(
    report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    public = {path.name for path in (report / "public").iterdir()}

    assert {"findings.html", "findings.pdf", "findings.docx", "manifest.json"} <= public
    assert (report / "sealed" / "evidence.jsonl").is_file()
    assert b"<main" in (report / "public" / "findings.html").read_bytes()
    assert run(["verify", str(report)]) == 0
    assert run(["verify", str(report / "public")]) == 0
    assert "agrees" in capsys.readouterr().out


def test_the_sealed_evidence_is_readable_by_its_owner_alone(report: Path) -> None:
    assert (report / "sealed" / "evidence.jsonl").stat().st_mode & 0o077 == 0


def test_verify_lists_what_differs_and_ends_with_one(
    report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import shutil

    copy = shutil.copytree(report, tmp_path / "copy")
    html = copy / "public" / "findings.html"
    html.write_bytes(html.read_bytes().replace(b"Voices", b"Voises"))

    assert run(["verify", str(copy), "--json"]) == 1
    printed = json.loads(capsys.readouterr().out)
    assert printed["agrees"] is False
    assert any("findings.html" in difference["file"] for difference in printed["differences"])


BAD = {
    "empty.csv": b"",
    "header-only.csv": b"text\n",
    "rubbish.csv": bytes(range(256)) * 20,
    "page.xls": b"<html><body><table><tr><td>no</td></tr></table></body></html>",
    "cut.xlsx": b"PK\x03\x04broken",
    "other.csv": b"words\nsaid\n",
}


@pytest.mark.parametrize("command", ["findings", "themes", "deidentify", "factors"])
@pytest.mark.parametrize("name", BAD)
def test_bad_input_gets_one_line_and_leaves_nothing_behind(
    command: str, name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table, out = tmp_path / name, tmp_path / "out"
    table.write_bytes(BAD[name])
    where = [] if command in ("deidentify", "factors") else ["--out", str(out)]

    assert run([command, str(table), "--text-column", "text", *where]) == 2

    printed = capsys.readouterr()
    assert len(printed.err.strip().splitlines()) == 1
    assert name in printed.err
    assert "said" not in printed.err
    assert printed.out == ""
    assert not out.exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ["findings"],
        ["themes", "nowhere.csv"],
        ["factors", "nowhere.csv"],
        ["verify", "nowhere"],
        ["gossip"],
        ["--x"],
    ],
)
def test_a_wrong_call_gets_one_line_and_status_two(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments) == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1


NASTY = [
    "=cmd|'/C calc'!A0 was what the form said when we opened it again",
    "قالت الأم إن أحدا لم يتصل بها بعد الاجتماع",
    "没有人告诉我们下一步会发生什么",
    "👩‍👩‍👧‍👦 our family was heard for once and it helped us all",
    "The bell\x07 rang twice and nobody came to the door that night",
    'She said "wait"\nand then\nnobody came for a very long time indeed',
    "Siân a ddywedodd fod y gweithiwr yn wych gyda'r plant bob tro",
    "Die Familie hat nie wieder etwas von dem Amt gehört und wartet noch immer",
]


def test_no_contribution_can_stop_a_report(tmp_path: Path) -> None:
    table, out = tmp_path / "nasty.csv", tmp_path / "out"
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["text", "role"])
        writer.writerows([text, "carer"] for text in NASTY * 3)
        writer.writerow(["word " * 200_000, "practitioner"])
        writer.writerows([f"We waited weeks for a reply to letter {'x' * n}", "parent"] for n in range(1, 30))

    assert (
        run(["findings", str(table), "--text-column", "text", "--group-columns", "role", "--out", str(out)])
        == 0
    )
    assert run(["verify", str(out)]) == 0


def test_a_formula_is_neutralised_in_every_table_we_write(tmp_path: Path) -> None:
    table = tmp_path / "voices.csv"
    table.write_text(
        "id,text\n=1+1,The reply never came to us\n@x,The reply was late for us\n", encoding="utf-8"
    )

    assert (
        run(["themes", str(table), "--text-column", "text", "--id-column", "id", "--out", str(tmp_path)]) == 0
    )

    cells = [cell for row in rows(tmp_path / "assignments.csv") for cell in row.values()]
    assert not any(cell.startswith(("=", "@", "+")) for cell in cells)


def test_words_in_a_language_the_models_do_not_cover_wait_for_a_person(tmp_path: Path) -> None:
    table, out = tmp_path / "voices.csv", tmp_path / "out"
    german = "Die Familie hat nie wieder etwas von dem Amt gehört und wartet noch immer auf Antwort"
    english = [f"We waited weeks for a reply to letter {'x' * n}" for n in range(1, 30)]
    table.write_text("text\n" + "\n".join([german] * 9 + english) + "\n", encoding="utf-8")

    assert run(["findings", str(table), "--text-column", "text", "--out", str(out)]) == 0

    assert b"Familie" not in (out / "sealed" / "evidence.jsonl").read_bytes()
    assert b"the language is not covered" in (out / "public" / "findings.html").read_bytes()

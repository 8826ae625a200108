"""Write 10,000 responses to a survey of 30 items out, and take in pages: CPU seconds and peak memory.

python benchmarks/questionnaires.py [--responses 10000]
"""

from __future__ import annotations

import argparse
import json
import resource
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from speakopenly.core.documents import write_paper_form
from speakopenly.core.errors import BadInput
from speakopenly.core.records import Consent
from speakopenly.hear.questionnaires import (
    Answers,
    Choice,
    ConsentText,
    Equals,
    Item,
    ItemKind,
    ItemText,
    Questionnaire,
    Response,
    Use,
    Version,
    answers_table,
    paper_form,
    take_page,
    write_csv,
    write_sav,
    write_xlsform,
    write_xlsx,
)

EN = Version("en")
KINDS = (ItemKind.FREE_TEXT, ItemKind.SINGLE_CHOICE, ItemKind.MULTIPLE_CHOICE, ItemKind.SCALE)


def survey() -> Questionnaire:
    items = []
    for number in range(30):
        kind = KINDS[number % 4]
        choices = tuple(Choice(f"c{c}", {EN: f"Choice {c}"}) for c in range(6)) if kind.has_choices else ()
        condition = Equals(f"q{number - 4}", "c1") if number % 8 == 5 else None
        texts = {EN: ItemText(f"Question {number}?", low="low", high="high")}
        items.append(Item(f"q{number}", kind, texts, choices, shown_if=condition))
    consent = {EN: ConsentText("About", {Use.COUNT: "Count", Use.QUOTE: "Quote"})}
    return Questionnaire("bench", (EN,), {EN: "A survey"}, tuple(items), consent)


def answered(asked: Questionnaire, number: int) -> Response:
    one = {
        ItemKind.FREE_TEXT: "Nobody rang back for a week. " * 5,
        ItemKind.SINGLE_CHOICE: f"c{number % 6}",
        ItemKind.MULTIPLE_CHOICE: ("c0", f"c{1 + number % 5}"),
        ItemKind.SCALE: 1 + number % 5,
    }
    answers = Answers({item.name: one[item.kind] for item in asked.items if (number + len(item.name)) % 5})
    return Response(f"r{number}", EN, answers, Consent(count=True))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--responses", type=int, default=10_000)
    how_many = parser.parse_args().responses
    asked = survey()
    responses = [answered(asked, number) for number in range(how_many)]
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        deeds: dict[str, Callable[[], object]] = {
            "table": lambda: answers_table(asked, responses),
            "csv": lambda: write_csv(folder / "a.csv", asked, responses),
            "xlsx": lambda: write_xlsx(folder / "a.xlsx", asked, responses, EN),
            "sav": lambda: write_sav(folder / "a.sav", asked, responses, EN),
            "pages taken in": lambda: [
                take_page(asked, response.answers, 2, {"q1": ["c1"]}) for response in responses
            ],
            "xlsform": lambda: write_xlsform(asked),
            "paper form": lambda: write_paper_form(paper_form(asked, EN, hand_in="Here.")),
        }
        for name, deed in deeds.items():
            print(json.dumps({"deed": name, "responses": how_many, **measure(deed)}))


def measure(deed: Callable[[], object]) -> dict[str, float | str]:
    began = time.process_time()
    try:
        deed()
    except BadInput as absent:
        return {"left out": str(absent)}
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return {"cpu_seconds": round(time.process_time() - began, 2), "peak_mb_so_far": peak}


if __name__ == "__main__":
    main()

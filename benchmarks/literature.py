"""How long 20,000 records take to read and join, and whether what is merged is right: ``python benchmarks/literature.py``.

Invented records, written as three databases would export them, with junk lines. Of each kind of duplicate a
known number is made (DOI written otherwise, no DOI, names turned round, a year early, no subtitle, American
spelling, a slip of the pen, signs and case), and of each kind of look-alike too (parts of one study, a protocol,
a correction, the same words of others, next year's report). The bars: 60 seconds, precision 1, recall 0.9.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace

from speakopenly.hear.literature import Joined, join, read_records

SECONDS_AT_MOST, RECALL_AT_LEAST = 60.0, 0.9
WHAT = [
    "outcomes",
    "experiences",
    "supervision",
    "retention",
    "turnover",
    "referral",
    "assessment",
    "reunification",
    "placement",
    "stability",
    "wellbeing",
    "attachment",
    "schooling",
    "advocacy",
    "participation",
    "neglect",
    "safety",
    "disclosure",
    "thresholds",
    "caseloads",
    "trauma",
    "contact",
    "siblings",
    "kinship",
    "respite",
    "housing",
    "poverty",
    "budgets",
    "court",
    "delay",
    "permanence",
    "adoption",
    "fostering",
    "residential",
    "mentoring",
    "mediation",
    "conferencing",
    "visits",
]
WHO = [
    "children",
    "infants",
    "adolescents",
    "mothers",
    "fathers",
    "grandparents",
    "carers",
    "practitioners",
    "managers",
    "siblings",
    "families",
    "newcomers",
    "apprentices",
    "teachers",
    "nurses",
    "midwives",
    "advocates",
    "judges",
]
WHERE = [
    "Northmoor",
    "Eastvale",
    "Southfen",
    "Westholt",
    "Highmere",
    "Lowmarsh",
    "Stonebridge",
    "Ashford",
    "Kelsea",
    "Marwick",
    "Thornby",
    "Wexcombe",
    "Oldcastle",
    "Newhaven",
    "Riverton",
    "Hillcrest",
]
HOW = [
    "a qualitative study",
    "a cohort study",
    "a randomised trial",
    "a survey",
    "a mixed methods study",
    "a case file analysis",
    "an interview study",
    "a scoping review",
]
DOING = [
    "improving",
    "understanding",
    "measuring",
    "describing",
    "changing",
    "predicting",
    "evaluating",
    "comparing",
    "supporting",
    "organising",
    "recognising",
    "analysing",
]
FIRST = [
    "Amina",
    "Bryn",
    "Carys",
    "Dafydd",
    "Elin",
    "Farah",
    "Gwen",
    "Huw",
    "Ines",
    "Jonas",
    "Kemi",
    "Leah",
    "Mirza",
    "Nia",
    "Owain",
    "Priya",
    "Rhys",
    "Sara",
    "Tomos",
    "Una",
]
LAST = [
    a + b
    for a in [
        "Ald",
        "Bran",
        "Carl",
        "Dun",
        "Ever",
        "Farn",
        "Glan",
        "Hart",
        "Ingle",
        "Kest",
        "Lang",
        "Marl",
        "Nor",
        "Oak",
        "Pem",
        "Quin",
    ]
    for b in ["by", "don", "field", "gate", "ham", "ley", "more", "ridge", "ton", "wick", "wood", "worth"]
]
JOURNALS = [
    "Journal of Invented Social Work",
    "Northmoor Review of Practice",
    "Children and Places",
    "Annals of Casework",
    "Quarterly of Family Law and Care",
]


@dataclass(frozen=True)
class Work:
    number: int
    title: str
    authors: tuple[tuple[str, str], ...]
    year: int
    journal: str
    doi: str
    abstract: str
    turned: bool = False


def work(number: int, chance: random.Random) -> Work:
    pick = chance.choice
    title = (
        f"{pick(DOING).capitalize()} {pick(WHAT)} and {pick(WHAT)} of {pick(WHO)} after {pick(WHAT)}"
        f" in {pick(WHERE)}: {pick(HOW)} of {pick(WHO)} and {pick(WHAT)}"
    )
    abstract = " ".join(pick((*WHAT, *WHO, *WHERE, *DOING)) for _ in range(120)) + "."
    authors = tuple((pick(FIRST), pick(LAST)) for _ in range(chance.randint(1, 4)))
    return Work(
        number,
        title,
        authors,
        chance.randint(1995, 2024),
        pick(JOURNALS),
        f"10.{5000 + number % 900}/inv.{number}",
        abstract,
    )


def slipped(text: str, chance: random.Random) -> str:
    words = text.split()
    at = max(range(len(words)), key=lambda each: (len(words[each]), each))
    place = chance.randint(2, len(words[at]) - 3)
    words[at] = words[at][:place] + words[at][place + 1] + words[at][place] + words[at][place + 2 :]
    return " ".join(words)


def american(text: str) -> str:
    return re.sub(r"([iy])s(ing|ed|ation)\b", r"\1z\2", text)


DUPLICATES: dict[str, Callable[[Work, random.Random], Work]] = {
    "the same": lambda one, _: one,
    "DOI written otherwise": lambda one, _: replace(
        one, doi=f"https://doi.org/{one.doi.upper()}", title=one.title.upper()
    ),
    "no DOI": lambda one, _: replace(one, doi=""),
    "names turned round": lambda one, _: replace(one, doi="", turned=True),
    "a year early": lambda one, _: replace(one, doi="", year=one.year - 1),
    "no subtitle": lambda one, _: replace(one, doi="", title=one.title.split(":")[0]),
    "American spelling": lambda one, _: replace(one, doi="", title=american(one.title)),
    "a slip": lambda one, chance: replace(one, doi="", title=slipped(one.title, chance)),
    "signs and case": lambda one, _: replace(
        one, doi="", title=one.title.title().replace(":", " -").replace(" And ", " & ") + "."
    ),
    "no abstract, no year": lambda one, _: replace(one, doi="", abstract="", year=0),
}
ALIKE: dict[str, Callable[[Work, random.Random], Work]] = {
    "another part": lambda one, chance: replace(
        one, title=f"{one.title}. Part 2", doi="", abstract=work(0, chance).abstract
    ),
    "a protocol": lambda one, chance: replace(one, title=f"{one.title}: protocol", doi=""),
    "a correction": lambda one, _: replace(one, title=f"Correction: {one.title}", doi="", abstract=""),
    "the same words of others": lambda one, chance: replace(
        one,
        doi="",
        abstract=work(0, chance).abstract,
        authors=tuple((f"Z{a}", f"Vor{b.lower()}") for a, b in one.authors),
    ),
    "next report": lambda one, chance: replace(
        one, doi="", year=one.year + 2, abstract=work(0, chance).abstract
    ),
    "other people": lambda one, chance: replace(
        one,
        doi="",
        title=one.title.replace(one.title.split(" of ")[1].split()[0], "strangers", 1),
        abstract=work(0, chance).abstract,
    ),
}


def ris(one: Work, chance: random.Random) -> str:
    names = [f"{a} {b}" if one.turned else f"{b}, {a}" for a, b in one.authors]
    lines = [
        "TY  - JOUR",
        f"ID  - {chance.randint(1, 10**9)}",
        *(f"AU  - {name}" for name in names),
        f"TI  - {one.title}",
    ]
    lines += [f"PY  - {one.year}"] if one.year else []
    lines += [f"JO  - {one.journal}"]
    lines += [f"AB  - {one.abstract}"] if one.abstract else []
    lines += [f"DO  - {one.doi}"] if one.doi else []
    junk = chance.choice(
        ["", "", "Link to the Ovid Full Text or citation:\n", "<1>\n", "Record 7 of 300\n\n"]
    )
    return junk + "\n".join([*lines, "N1  - Copyright: invented", "ER  - ", "", ""])


def made(records: int, seed: int) -> tuple[list[tuple[int, str, Work]], random.Random]:
    """Works with their duplicates and look-alikes, mixed; each with its true number and kind."""
    chance = random.Random(seed)  # noqa: S311  (the same records every time)
    every: list[tuple[int, str, Work]] = []
    number = 0
    while len(every) < records:
        one = work(number, chance)
        every.append((number, "", one))
        if chance.random() < 0.35:
            kind = chance.choice(list(DUPLICATES))
            every.append((number, kind, DUPLICATES[kind](one, chance)))
        elif chance.random() < 0.3:
            number += 1
            kind = chance.choice(list(ALIKE))
            every.append((number, kind, ALIKE[kind](one, chance)))
        number += 1
    chance.shuffle(every)
    return every[:records], chance


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--records", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    every, chance = made(asked.records, asked.seed)
    files, truth, texts = 3, {}, {}
    for number in range(files):
        name, line, parts = f"{'abc'[number]}.ris", 1, []
        for true, kind, one in every[number::files]:
            text = ris(one, chance)
            truth[name, line + text[: text.index("TY  - ")].count("\n")] = (true, kind)
            line += text.count("\n")
            parts.append(text)
        texts[name] = "".join(parts).encode()
    begun, cpu = time.perf_counter(), time.process_time()
    lists = [read_records(data, name) for name, data in texts.items()]
    read = time.perf_counter() - begun
    joined = join(lists)
    seconds = time.perf_counter() - begun
    return told(joined, truth, len(every), read, seconds, time.process_time() - cpu)


def told(joined: Joined, truth: dict, records: int, read: float, seconds: float, cpu: float) -> int:
    adds_up = sum(joined.found.values()) == len(joined.kept) + len(joined.merged) + len(joined.rejected)
    right, wrong = 0, Counter()
    for one in joined.kept:
        true = [truth[place][0] for place in one.places]
        right += sum(each == true[0] for each in true[1:])
        for each, place in zip(true[1:], one.places[1:], strict=True):
            if each != true[0]:
                wrong[truth[one.places[0]][1], truth[place][1]] += 1
    counts = Counter(true for true, _ in truth.values())
    wanted = sum(count - 1 for count in counts.values())
    of_kept = {true for one in joined.kept for true in [truth[one.places[0]][0]]}
    lost = Counter()
    holders: dict[int, int] = {}
    for one in joined.kept:
        true, kind = truth[one.places[0]]
        if true in holders:
            lost[kind or "(the first)"] += 1
        holders.setdefault(true, 1)
    precision, recall = right / max(1, right + sum(wrong.values())), right / wanted
    print(
        f"{records:,} records of {len(of_kept):,} works: read {read:.1f} s, in all {seconds:.1f} s ({cpu:.1f} CPU s here)"
    )
    print(
        f"found = kept {len(joined.kept):,} + merged {len(joined.merged):,} + left out {len(joined.rejected):,}: {adds_up}"
    )
    print(
        f"precision {precision:.4f}, recall {recall:.4f} of {wanted:,} duplicates; {len(joined.near):,} near pairs for people"
    )
    print("not merged, by the kind of the later:", dict(lost))
    print("merged wrongly:", dict(wrong))
    return int(
        not (adds_up and precision == 1.0 and recall >= RECALL_AT_LEAST and seconds <= SECONDS_AT_MOST)
    )


if __name__ == "__main__":
    sys.exit(main())

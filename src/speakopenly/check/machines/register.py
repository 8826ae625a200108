"""Every machine reading, in the order in which words meet it."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from typing import Any, Final

from speakopenly import __version__
from speakopenly.check.inspections.figures import say_figures as say_of_inspections
from speakopenly.check.machines.records import Kind, Machine
from speakopenly.core import english
from speakopenly.hear.factors import SCHEME_VERSION
from speakopenly.hear.speech import weights as speech
from speakopenly.understand.embeddings import weights as encoder
from speakopenly.understand.factors.lexicon import LEXICON_VERSION
from speakopenly.understand.language.figures import say_figures as say_of_language


@cache
def _quality() -> Mapping[str, Any]:
    path = files("speakopenly.check.machines").joinpath("data", "quality.toml")
    read: Mapping[str, Any] = tomllib.loads(path.read_text("utf-8"))
    return read


READ_ON: Final[date] = _quality()["read_on"]
"""The day on which we last held the figures against where they come from."""
OURS: Final = f"Speak Openly {__version__}"


@cache
def every_machine() -> tuple[Machine, ...]:
    """All of them, as one table. Reads files of our two models, and of py3langid, to name their sha256."""
    return (
        Machine(
            **_said("danger"),
            name="Screen for words of danger",
            kind=Kind.RULES,
            version=OURS,
            sha256="",
            made_by="Speak Openly",
            used_for="Asks the person who writes, and the reader, whether a child may be in danger now.",
            person="The person who writes says what is so; a safeguarding lead confirms or clears each mark.",
        ),
        Machine(
            **_said("languages"),
            name="py3langid",
            kind=Kind.LEARNED_IN_A_PACKAGE,
            version=version("py3langid"),
            sha256=_sha256_of("py3langid", "model.npz.xz"),
            made_by="Adrien Barbaresi and others (BSD licence), with lists of words of our own",
            used_for="Keeps words in other languages than English away from models that cannot read them.",
            person="What is not in English goes to a person, unread by any other model.",
        ),
        Machine(
            **_said("de-identification"),
            name=f"{english.MODEL}, with rules and lists of our own",
            kind=Kind.LEARNED_ELSEWHERE,
            version=f"{english.MODEL_VERSION}; {OURS}",
            sha256=english.accepted_files(english.Part.NAMES)["ner/model"],
            made_by="Explosion (MIT licence); rules by Speak Openly",
            used_for="Proposes which words could name somebody, so that they are replaced.",
            person="A person reads every text before anyone else sees it, and can hide more or less.",
        ),
        Machine(
            **_said("speech"),
            name="Whisper tiny.en",
            kind=Kind.LEARNED_ELSEWHERE,
            version="tiny.en, converted for CTranslate2",
            sha256=speech.ACCEPTED["model.bin"],
            made_by="OpenAI (MIT licence), converted by Systran",
            used_for="Writes a first draft of what was said in a recording.",
            person="A person corrects the draft page by page and signs it; a draft is never quoted.",
            is_optional=True,
        ),
        Machine(
            **_said("meaning"),
            name="all-MiniLM-L6-v2",
            kind=Kind.LEARNED_ELSEWHERE,
            version=f"as published; build {encoder.BUILD}",
            sha256=encoder.WEIGHTS_SHA256,
            made_by="sentence-transformers (Apache licence 2.0)",
            used_for="Puts passages that mean nearly the same near each other: themes, search, near copies.",
            person="A facilitator accepts, renames, joins or drops each theme, and writes each finding.",
        ),
        Machine(
            **_said("factors"),
            name="Suggestions of contributory factors",
            kind=Kind.LEARNED_BY_US,
            version=f"scheme {SCHEME_VERSION}, phrases {LEXICON_VERSION}",
            sha256="",
            made_by="Speak Openly",
            used_for="Suggests which conditions a text speaks of, with the words behind each.",
            person="Each of two readers codes alone; a second reader sees no suggestion before saving.",
        ),
        Machine(
            **_said("codes"),
            name="Proposals of codes",
            kind=Kind.LEARNED_HERE,
            version="a hash of its examples and settings, shown beside each proposal",
            sha256="",
            made_by="The service itself, from its own coders' decisions",
            used_for="Proposes codes of the service's own codebook for passages nobody has coded yet.",
            person="A coder gives each code; codes of people and of the machine are never mixed.",
        ),
        Machine(
            ident="language",
            name="Blaming and learning language",
            kind=Kind.LEARNED_BY_US,
            version=OURS,
            sha256=_sha256_of("speakopenly.understand.language"),
            made_by="Speak Openly",
            used_for="Marks sentences of the service's own drafts that blame a person. Never used on "
            "those who speak.",
            person="Whoever writes keeps or changes the sentence; nothing is blocked "
            "or counted for a person.",
            quality=say_of_language(),
            source="src/speakopenly/understand/language/data/figures.json; benchmarks/language.py",
        ),
        Machine(
            ident="inspections",
            name="Reading of inspection reports",
            kind=Kind.LEARNED_BY_US,
            version=OURS,
            sha256=_sha256_of("speakopenly.check.inspections"),
            made_by="Speak Openly",
            used_for="Finds what published inspection reports say of five lines of enquiry, "
            "with the sentence.",
            person="An examiner reads the quoted sentence and can set it aside.",
            quality=next(iter(say_of_inspections())),
            source="src/speakopenly/check/inspections/data/figures.json; benchmarks/inspections.py",
        ),
    )


def _said(ident: str) -> dict[str, Any]:
    found = _quality()[ident]
    return {"ident": ident, "quality": found["said"], "source": found["source"]}


def _sha256_of(package: str, name: str = "weights.npz") -> str:
    return hashlib.sha256(files(package).joinpath("data", name).read_bytes()).hexdigest()

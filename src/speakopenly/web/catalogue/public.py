"""Which texts the public can meet: templates that stand on the Speak door's base, and modules behind them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import django
import polib  # type: ignore[import-untyped]

from speakopenly.core.errors import BadInput
from speakopenly.web.catalogue.sayings import Saying, sayings_of

WEB = Path(__file__).resolve().parents[1]
DJANGO = Path(django.__file__).parent
BASE = "speak_base.html"
ALSO_PUBLIC = ("forms/",)
"""Rendered by Django's forms, so no template names them."""
MODULES = (
    "public_path.py",
    "doors",
    "hear/reporting/alerts/hours.py",
    "hear/areas/wording.py",
    "hear/reporting/speak",
    "hear/reporting/mailbox",
    "hear/taking_part",
    "change/recommendations/public_words.py",
    "change/rights/public_views.py",
    "check/bulletin/figures.py",
    "check/bulletin/frame.py",
    "check/bulletin/public_views.py",
    "check/culture/drawn.py",
    "check/culture/public_views.py",
    "check/culture/showing.py",
    "check/culture/wording.py",
    "check/supervision/asked",
    "check/supervision/forms.py",
    "check/supervision/public_views.py",
    "site/governance/accessibility.py",
    "site/governance/notices.py",
    "site/governance/public_views.py",
    "understand/findings/publications/forms.py",
    "understand/findings/publications/public_views.py",
    "understand/findings/publications/queries.py",
    "understand/findings/publications/recognising.py",
    "understand/pressures/public_views.py",
    "understand/pressures/wording.py",
    "understand/rounds/public_views.py",
    "understand/rounds/wording.py",
    "understand/member_checks/public_forms.py",
    "understand/member_checks/public_views.py",
)
"""Modules whose texts are shown at the Speak door. Files named work_* or staff_* are not."""
BORROWED = ("forms", "core/validators.py", "template/defaultfilters.py", "utils/dates.py")
"""Parts of Django that put words of their own on a public page."""
_JOINED = re.compile(r"{%-?\s*(extends|include)\s+([^%]*)%}")
_NAMED = re.compile(r"""[\w/-]+\.html""")


def public_sayings() -> list[Saying]:
    """Everything of ours the public can meet, template by template, then module by module."""
    files = [WEB / "templates" / name for name in public_templates()]
    files += [path for name in MODULES for path in _modules(WEB / name)]
    return [saying for path in files for saying in sayings_of(path, root=WEB)]


def borrowed_sayings() -> list[Saying]:
    """What Django says in forms, dates and sizes, where its own Welsh is missing or has too few plurals."""
    djangos = polib.pofile(str(DJANGO / "conf/locale/cy/LC_MESSAGES/django.po"))
    own = {each.msgid for each in djangos if _is_whole(each)}
    paths = [path for name in BORROWED for path in _modules(DJANGO / name)]
    found = [saying for path in paths for saying in sayings_of(path, root=DJANGO.parent)]
    return [saying for saying in found if saying.msgid not in own]


def public_templates(folder: Path = WEB / "templates") -> list[str]:
    """The templates of the Speak door: those built on its base, what they are built on and what they include.

    Raises BadInput where a public template needs one that is not ours, as nobody here could translate it.
    """
    sources = {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in sorted(folder.rglob("*.html"))
    }
    joined = {name: set(_joined(source)) for name, source in sources.items()}
    public = {BASE} | {name for name in sources if name.startswith(ALSO_PUBLIC)}
    public |= {name for name in sources if _stands_on_base(name, sources)}
    while more := {other for name in public for other in joined[name]} - public:
        public |= more
        if elsewhere := more - sources.keys():
            raise BadInput("This is no template of ours.", do="Use one of ours.", file=min(elsewhere))
    return sorted(public)


def _stands_on_base(name: str, sources: dict[str, str]) -> bool:
    extended = [what for kind, what in _JOINED.findall(sources.get(name, "")) if kind == "extends"]
    parents = [parent for what in extended for parent in _NAMED.findall(what)]
    return BASE in parents or any(_stands_on_base(parent, sources) for parent in parents)


def _joined(source: str) -> Iterator[str]:
    for _kind, what in _JOINED.findall(source):
        yield from _NAMED.findall(what)


def _modules(path: Path) -> Iterable[Path]:
    if path.is_file():
        return [path]
    return sorted(each for each in path.rglob("*.py") if not each.name.startswith(("work_", "staff_")))


def _is_whole(entry: polib.POEntry) -> bool:
    return bool(entry.msgstr) and not entry.fuzzy and not entry.msgid_plural

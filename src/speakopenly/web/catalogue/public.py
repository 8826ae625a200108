"""Which texts somebody without an account can meet, and the modules behind them.

The whole Speak door, and of the Work door one's own account, from sign-in on, with its errors.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

import allauth
import django
import polib  # type: ignore[import-untyped]

from speakopenly.core.errors import BadInput
from speakopenly.web.catalogue.sayings import Saying, sayings_of

WEB = Path(__file__).resolve().parents[1]
DJANGO = Path(django.__file__).parent
ALLAUTH = Path(allauth.__file__).parent
SPEAK_BASES = ("speak_base.html",)
SIGN_IN_BASES = ("allauth/layouts/base.html", "errors/at_work.html")
ALSO_PUBLIC = ("forms/",)
"""Rendered by Django's forms, so no template names them."""
ALSO_AT_SIGN_IN = ("account/messages/", "mfa/messages/", "parts/reading_lock.html")
"""What django-allauth says once a deed is done, and what a tag of ours renders."""
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
SIGN_IN_MODULES = (
    "people/adapters.py",
    "people/elsewhere",
    "people/forms.py",
    "people/lock.py",
    "people/models.py",
    "people/queries.py",
    "people/roles.py",
    "people/sections.py",
    "people/views.py",
    "people/ways",
)
"""The same for one's own account."""
BORROWED = (
    "forms",
    "core/validators.py",
    "template/defaultfilters.py",
    "utils/dates.py",
    "contrib/auth/password_validation.py",
)
"""Parts of Django that put words of their own on a public page."""
DJANGOS_OWN = ("conf/locale/cy/LC_MESSAGES/django.po", "contrib/auth/locale/cy/LC_MESSAGES/django.po")
ALLAUTHS_MODULES = ("account/adapter.py", "account/forms.py", "mfa/adapter.py", "mfa/base/forms.py")
ALLAUTHS = frozenset(
    {
        "Code",
        "Incorrect code.",
        "Incorrect password.",
        "Please type your current password.",
        "You cannot deactivate two-factor authentication.",
        "You cannot generate recovery codes without having two-factor authentication enabled.",
        "You must type the same password each time.",
    }
)
"""Those of django-allauth's words that show here; most of its modules speak of what is switched off."""
_JOINED = re.compile(r"{%-?\s*(extends|include)\s+([^%]*)%}")
_NAMED = re.compile(r"""[\w/-]+\.html""")


def public_sayings() -> list[Saying]:
    """Everything of ours that somebody without an account can meet, at both doors."""
    return [*speak_sayings(), *sign_in_sayings()]


def speak_sayings() -> list[Saying]:
    """Everything of ours at the Speak door, template by template, then module by module."""
    return _sayings(public_templates(SPEAK_BASES, ALSO_PUBLIC), MODULES)


def sign_in_sayings() -> list[Saying]:
    """Everything of ours on the pages of one's own account, and on the errors of the Work door."""
    return _sayings(public_templates(SIGN_IN_BASES, ALSO_AT_SIGN_IN), SIGN_IN_MODULES)


def borrowed_sayings() -> list[Saying]:
    """What Django says in forms, dates and sizes, where its own Welsh is missing or has too few plurals; and
    what django-allauth says, which has no Welsh.
    """
    djangos = [entry for name in DJANGOS_OWN for entry in polib.pofile(str(DJANGO / name))]
    own = {each.msgid for each in djangos if _is_whole(each)}
    found = [saying for saying in _of_library(DJANGO, BORROWED) if saying.msgid not in own]
    return found + [saying for saying in _of_library(ALLAUTH, ALLAUTHS_MODULES) if saying.msgid in ALLAUTHS]


def public_templates(
    bases: Collection[str], also: tuple[str, ...], folder: Path = WEB / "templates"
) -> list[str]:
    """The templates built on these bases, what they are built on and what they include, and those also named.

    Raises BadInput where one needs a template that is not ours, as nobody here could translate it.
    """
    paths = sorted(path for path in folder.rglob("*") if path.suffix in (".html", ".txt"))
    sources = {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in paths}
    joined = {name: set(_joined(source)) for name, source in sources.items()}
    public = set(bases) | {name for name in sources if name.startswith(also)}
    public |= {name for name in sources if _stands_on(bases, name, sources)}
    while more := {other for name in public for other in joined[name]} - public:
        public |= more
        if elsewhere := more - sources.keys():
            raise BadInput("This is no template of ours.", do="Use one of ours.", file=min(elsewhere))
    return sorted(public)


def _sayings(templates: Iterable[str], modules: Iterable[str]) -> list[Saying]:
    files = [WEB / "templates" / name for name in templates]
    files += [path for name in modules for path in _modules(WEB / name)]
    return [saying for path in files for saying in sayings_of(path, root=WEB)]


def _of_library(library: Path, modules: Iterable[str]) -> list[Saying]:
    paths = [path for name in modules for path in _modules(library / name)]
    return [saying for path in paths for saying in sayings_of(path, root=library.parent)]


def _stands_on(bases: Collection[str], name: str, sources: dict[str, str]) -> bool:
    extended = [what for kind, what in _JOINED.findall(sources.get(name, "")) if kind == "extends"]
    parents = [parent for what in extended for parent in _NAMED.findall(what)]
    return any(parent in bases or _stands_on(bases, parent, sources) for parent in parents)


def _joined(source: str) -> Iterator[str]:
    for _kind, what in _JOINED.findall(source):
        yield from _NAMED.findall(what)


def _modules(path: Path) -> Iterable[Path]:
    if path.is_file():
        return [path]
    return sorted(each for each in path.rglob("*.py") if not each.name.startswith(("work_", "staff_")))


def _is_whole(entry: polib.POEntry) -> bool:
    return bool(entry.msgstr) and not entry.fuzzy and not entry.msgid_plural

"""Every text of a template or a module that is meant for translation, with the place where it stands."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation.template import templatize

from speakopenly.core.errors import BadInput
from speakopenly.hear.speaking.questions import Wording

SINGLE, WITH_CONTEXT = {"gettext", "gettext_lazy", "gettext_noop", "_"}, {"pgettext", "pgettext_lazy"}
PLURAL, PLURAL_WITH_CONTEXT = {"ngettext", "ngettext_lazy"}, {"npgettext", "npgettext_lazy"}
_LITERAL = r"""u?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
_CALL = re.compile(rf"(?<!\w)(_|n?p?gettext)\(\s*({_LITERAL}(?:\s*,\s*{_LITERAL})*)", re.DOTALL)
_PIECE = re.compile(_LITERAL, re.DOTALL)


@dataclass(frozen=True, slots=True)
class Saying:
    """One text as it stands in the code. ``wording`` is None where it serves every wording."""

    msgid: str
    place: str
    line: int
    plural: str = ""
    context: str | None = None
    wording: Wording | None = None

    @property
    def key(self) -> tuple[str | None, str]:
        """What a catalogue knows it by."""
        return self.context, self.msgid


def sayings_of(path: Path, *, root: Path) -> list[Saying]:
    """The sayings of one template or module, in order; places are relative to ``root``.

    Raises BadInput where a text is not written out, as no catalogue could hold it.
    """
    place = path.relative_to(root).as_posix()
    source = path.read_text("utf-8")
    return list(_of_module(source, place) if path.suffix == ".py" else _of_template(source, place))


def _of_template(source: str, place: str) -> Iterator[Saying]:
    flat = templatize(source)
    for call in _CALL.finditer(flat):
        words = [ast.literal_eval(piece) for piece in _PIECE.findall(call[2])]
        line = flat.count("\n", 0, call.start()) + 1
        yield _saying(call[1], words, place, line, wording_named_in(place))


def _of_module(source: str, place: str) -> Iterator[Saying]:
    yield from _walk(ast.parse(source), place, wording_named_in(place))


def _walk(node: ast.AST, place: str, wording: Wording | None) -> Iterator[Saying]:
    function = _function_name(node)
    if isinstance(node, ast.Call) and function in SINGLE | WITH_CONTEXT | PLURAL | PLURAL_WITH_CONTEXT:
        yield _saying(function, _words(node, function, place), place, node.lineno, wording)
    if isinstance(node, ast.Dict):
        for key, value in zip(node.keys, node.values, strict=True):
            yield from _walk(value, place, _wording_in(key) or wording)
        return
    for child in ast.iter_child_nodes(node):
        yield from _walk(child, place, _wording_in(child) or wording)


def _words(call: ast.Call, function: str, place: str) -> list[str]:
    wanted = 1 + (function in WITH_CONTEXT | PLURAL) + 2 * (function in PLURAL_WITH_CONTEXT)
    words = [each.value for each in call.args[:wanted] if isinstance(each, ast.Constant)]
    if len(words) != wanted or not all(isinstance(word, str) for word in words):
        raise BadInput("These words are not written out.", do="Write them here.", file=place, row=call.lineno)
    return [str(word) for word in words]


def _saying(function: str, words: list[str], place: str, line: int, wording: Wording | None) -> Saying:
    context = words.pop(0) if function.startswith(("pgettext", "npgettext")) else None
    plural = words[1] if len(words) > 1 else ""
    return Saying(words[0], place, line, plural, context, wording)


def _function_name(node: ast.AST) -> str:
    target = node.func if isinstance(node, ast.Call) else None
    if isinstance(target, ast.Name):
        return target.id
    return target.attr if isinstance(target, ast.Attribute) else ""


def _wording_in(node: ast.AST | None) -> Wording | None:
    """The wording that a keyword, a key of a dictionary or an assigned name speaks of, if any."""
    name = ""
    if isinstance(node, ast.keyword):
        name = node.arg or ""
    elif isinstance(node, ast.Attribute):
        name = node.attr
    elif isinstance(node, ast.Constant | ast.Name):
        name = str(node.value) if isinstance(node, ast.Constant) else node.id
    elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
        name = node.targets[0].id
    elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
        name = node.target.id
    elif isinstance(node, ast.FunctionDef):
        name = node.name
    return wording_named_in(name) if len(name) < 60 else None


def wording_named_in(name: str) -> Wording | None:
    """``speak/easy.py``, ``EASY_WORDS``: the wording these name; None where none or several are named."""
    parts = set(re.split(r"[^a-z]+", name.lower()))
    named = [each for each in Wording if each.value in parts]
    return named[0] if len(named) == 1 else None

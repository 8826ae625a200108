"""The public pages of a draft: what each shows. Nothing here is kept by the browser or by us."""

from __future__ import annotations

from typing import Any, Final

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from speakopenly.hear.questionnaires.codes import Code, new_code
from speakopenly.web.understand.member_checks.models import Audience
from speakopenly.web.understand.member_checks.passes import RECEIPT, seal_pass
from speakopenly.web.understand.member_checks.public_forms import CodeForm, NameForm, ParagraphForm

ON_A_PAGE: Final = 5
"""Paragraphs: so that a page with five quotes each stays under 50 KB."""


def enter(request: HttpRequest, audience: Audience, form: CodeForm, *, status: int = 200) -> HttpResponse:
    """The box for the code."""
    page = {"audience": audience, "round": audience.round, "form": form, "keep_form": "code-form"}
    return render(request, "understand/member_check/enter.html", page, status=status)


def draft(
    request: HttpRequest,
    audience: Audience,
    code: Code,
    *,
    number: int = 1,
    forms: list[ParagraphForm] | None = None,
    told: object = "",
) -> HttpResponse:
    """Some paragraphs of the draft, each with its questions."""
    shown = on_page(audience, number)
    forms = forms or [ParagraphForm(number=each["number"]) for each in shown]
    wrong = [form for form in forms if form.errors]
    page = {
        **_frame(audience, code),
        "paragraphs": list(zip(shown, forms, strict=True)),
        "wrong": wrong,
        "number": number,
        "last": last_page(audience),
        "told": told,
        "keep_form": "draft-form",
    }
    return render(request, "understand/member_check/draft.html", page, status=400 if wrong else 200)


def done(request: HttpRequest, audience: Audience, code: Code, *, told: object = "") -> HttpResponse:
    """What happens now, and what else one may do."""
    page = {**_frame(audience, code), "told": told, "last": last_page(audience), "keep_form": "stay-form"}
    return render(request, "understand/member_check/done.html", page)


def name(
    request: HttpRequest, audience: Audience, code: Code, *, form: NameForm, receipt: str = ""
) -> HttpResponse:
    """Asking to be named: what it means comes first."""
    receipt = receipt or seal_pass(new_code(), audience.link, now=timezone.now(), purpose=RECEIPT)
    page = {**_frame(audience, code), "form": form, "receipt": receipt, "keep_form": "name-form"}
    status = 400 if form.errors else 200
    return render(request, "understand/member_check/name.html", page, status=status)


def named(
    request: HttpRequest, audience: Audience, code: Code, *, receipt: Code, is_child: bool
) -> HttpResponse:
    """The code by which a name is taken back: shown once."""
    page = {
        **_frame(audience, code),
        "receipt": receipt.written,
        "is_child": is_child,
        "keep_form": "stay-form",
    }
    return render(request, "understand/member_check/named.html", page)


def take_back(request: HttpRequest, audience: Audience, code: Code, *, refused: str = "") -> HttpResponse:
    """Before everything is taken back."""
    page = {**_frame(audience, code), "refused": refused, "keep_form": "back-form"}
    return render(request, "understand/member_check/take_back.html", page)


def my_name(request: HttpRequest, form: Form, **more: Any) -> HttpResponse:
    """The box for the code that takes a name back, and what became of it."""
    page = {"form": form, "keep_form": "code-form", **more}
    return render(request, "understand/member_check/my_name.html", page, status=400 if form.errors else 200)


def on_page(audience: Audience, number: int) -> list[dict[str, Any]]:
    """The paragraphs of one page of the draft."""
    found: list[dict[str, Any]] = audience.round.paragraphs[(number - 1) * ON_A_PAGE : number * ON_A_PAGE]
    return found


def last_page(audience: Audience) -> int:
    """How many pages the draft has."""
    return max(1, -(-len(audience.round.paragraphs) // ON_A_PAGE))


def _frame(audience: Audience, code: Code) -> dict[str, Any]:
    return {
        "audience": audience,
        "round": audience.round,
        "pass": seal_pass(code, audience.link, now=timezone.now()),
    }

"""What somebody who means harm would try, a sentence each, with the test that shows what comes of it.

What a room's own tests prove already is named here and not tried again.
"""

from __future__ import annotations

import ast
import re
import time
from pathlib import Path

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

import speakopenly
from speakopenly.check.inspections import first_page, sentences
from speakopenly.core.errors import BadInput
from speakopenly.core.records import ContributionId
from speakopenly.core.tables import read_table_bytes
from speakopenly.hear.questionnaires.xlsform import expressions, scales
from speakopenly.hear.transcripts import read_transcript
from speakopenly.understand.passages import split_passages
from speakopenly.web.hear.reporting.speak import names_check
from tests.conftest import ROOT
from tests.web.conftest import PASSWORD, Cast
from tests.web.doors.addresses import every_address

SOURCE = Path(speakopenly.__file__).parent
PROVED_ELSEWHERE = {
    "Ask for a thing of another service by its id": "tests/web/test_who_may_do_what.py::test_things_of_another_service_are_answered_as_what_exists_nowhere",
    "Open a page of work without signing in": "tests/web/doors/test_every_address.py::test_a_work_page_leads_a_stranger_to_sign_in",
    "Put a page of ours into a frame, or have it fetch from elsewhere": "tests/web/doors/test_every_address.py::test_every_answer_carries_the_careful_headers",
    "Press Back on a shared device": "tests/web/doors/test_every_address.py::test_work_pages_are_kept_nowhere_and_public_pages_say_nothing_of_where_one_came_from",
    "Bring in script by a page's own markup": "tests/web/doors/test_every_address.py::test_no_page_carries_script_or_style_of_its_own",
    "Name another host in the request": "tests/web/doors/test_pages.py::test_an_unknown_host_is_turned_away",
    "Try passwords": "tests/web/people/test_sign_in.py::test_too_many_tries_are_slowed_without_keeping_an_address",
    "Find out who has an account": "tests/web/people/test_sign_in.py::test_a_wrong_password_and_an_unknown_address_get_the_same_answer",
    "Send a zip bomb, or a workbook that unfolds": "tests/library/core/tables/test_refusals.py::test_bombs_are_refused_before_they_unfold",
    "Send a zip with too many parts": "tests/library/hear/documents/test_refusals.py::test_a_zip_of_very_many_parts_is_refused",
    "Send mail within mail without end": "tests/library/hear/documents/test_refusals.py::test_a_mail_nested_without_end_is_refused_or_read_and_nothing_else",
    "Send XML whose entities multiply, or fetch": "tests/library/understand/exchange/test_bad_files.py::test_a_bad_file_gives_one_clear_line",
    "Send a document with macros, a remote template or script": "tests/library/hear/documents/test_refusals.py::test_it_is_refused_in_one_line_with_what_to_do",
    "Hide something in a file a reporter's reader will open": "tests/library/hear/attachments/test_any_bytes.py::test_no_altered_file_that_counts_as_clean_holds_the_secret",
    "Write a formula into a cell that somebody exports": "tests/library/core/tables/test_writing.py::test_no_text_begins_a_formula_after_writing",
    "Write Typst, HTML or Word markup into words that are printed": "tests/library/core/documents/test_any_words.py::test_any_text_is_written_three_times_and_read_back",
    "Turn a printed line round": "tests/library/core/documents/test_any_words.py::test_control_characters_and_turned_lines_are_dropped",
    "Take a name that looks like another's by marks nobody sees": "tests/library/core/test_shown.py::test_a_name_holds_what_can_be_seen",
    "Send any other bytes": "tests/web/test_every_parser.py::test_whatever_comes_in_is_read_or_refused_in_one_line",
    "Send words that keep the recognisers of names busy": "tests/library/understand/deidentify/test_steady.py::test_no_text_however_long_keeps_the_recognisers_busy",
    "Have the server fetch an address": "tests/promises/test_nothing_is_sent_elsewhere.py::test_only_these_files_can_speak_to_another_machine",
    "Flood the door": "tests/promises/test_no_voice_is_drowned.py::test_one_honest_report_is_seen_after_a_flood",
    "Read words, names or addresses in a log": "tests/web/test_logs.py::test_the_web_server_repeats_no_address_and_no_path",
    "Restore what was withdrawn": "tests/promises/test_nothing_taken_back_comes_back.py::test_after_a_restore_no_eight_words_and_no_file_give_back_what_was_withdrawn",
}  # fmt: skip
NAMES_IN_FILE_NAMES = {
    "exercise.slug", "wave.slug", "slug", "ident", "ending", "found.number", "found.entry.number", "draft_ending", "review.number", "area.code", "year", "name",
    "note.name", "kept_as", "FILE", "packing.NAME", "working.FILE", "literature_file", "making.name_of(export)",
}  # fmt: skip
"""Slugs, numbers, codes and constants of ours: nothing that somebody typed or called a file."""
LOOKED_AT_WITHIN = ("/file/", "/survey/try/end/", "/survey/typed-in/end/")
"""Views that first say how a file may come in, and then look for the proof (``csrf_protect``)."""
LONG = 20_000
ENOUGH = 30.0
"""Seconds of a processor for all of them, which take one. Each took minutes before it was mended."""


@pytest.mark.parametrize("case", PROVED_ELSEWHERE)
def test_what_is_said_to_be_proved_is(case: str) -> None:
    path, _, name = PROVED_ELSEWHERE[case].partition("::")
    tree = ast.parse((ROOT / path).read_text("utf-8"))

    assert name in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def test_whoever_planted_a_session_is_not_signed_in_with_it(cast: Cast) -> None:
    planted = Client()
    planted.get(reverse("account_login"))
    session = planted.session
    session["planted"] = True
    session.save()
    before = session.session_key
    victim = Client()
    victim.cookies[settings.SESSION_COOKIE_NAME] = before

    victim.post(reverse("account_login"), {"login": cast.asha.user.email, "password": PASSWORD})

    assert victim.cookies[settings.SESSION_COOKIE_NAME].value != before
    thief = Client()
    thief.cookies[settings.SESSION_COOKIE_NAME] = before
    assert thief.get(reverse("today")).status_code == 302


def test_cookies_are_for_the_work_door_alone_and_no_script_reads_them(cast: Cast) -> None:
    client = Client()
    client.get(reverse("account_login"))
    client.post(reverse("account_login"), {"login": cast.asha.user.email, "password": PASSWORD})

    assert client.cookies
    for cookie in client.cookies.values():
        assert cookie["httponly"]
        assert cookie["samesite"] == "Lax"
        assert cookie["path"] == "/staff/"
        assert not cookie["domain"]


@pytest.mark.django_db
def test_no_form_of_work_is_taken_from_another_site(cast: Cast) -> None:
    """Of somebody signed in the form's token is missed; a stranger is sent to sign in before it is looked for."""
    stranger, colleague = Client(enforce_csrf_checks=True), Client(enforce_csrf_checks=True)
    colleague.force_login(cast.asha.user)
    addresses = [each for each in every_address() if each.path.startswith("/staff/")][::3]
    addresses = [each for each in addresses if not each.path.endswith(LOOKED_AT_WITHIN)]

    missed = [each.path for each in addresses if not is_missed(colleague.post(each.path, {"a": "b"}))]
    taken = [each.path for each in addresses if not is_turned_away(stranger.post(each.path, {"a": "b"}))]

    assert len(addresses) > 50
    assert missed == []
    assert taken == []


def is_missed(answer: HttpResponse) -> bool:
    """Whether this says that the form carries no token of ours."""
    return answer.status_code == 403 and "errors/form_too_old.html" in {
        each.name for each in answer.templates
    }


def is_turned_away(answer: HttpResponse) -> bool:
    to_sign_in = answer.status_code == 302 and answer["Location"].startswith(reverse("account_login"))
    return to_sign_in or is_missed(answer)


@pytest.mark.parametrize(
    "where",
    ["https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example", "javascript:alert(1)"],
)
def test_signing_in_leads_nowhere_else(where: str, cast: Cast) -> None:
    sent = {"login": cast.asha.user.email, "password": PASSWORD, "next": where}

    answer = Client().post(reverse("account_login"), sent)

    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/staff/")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path",
    [
        "/static/../keys/site.key", "/static/%2e%2e/%2e%2e/keys/site.key", "/static//etc/passwd", "/static/..%2fkeys%2fsite.key",
        "/staff/../static/../database/", "/%00", "/cy/%ff%fe/", "/replies/%E2%80%AEgpj.exe/", "/" + "a" * 5000, "/?q=%00&page=-1",
        "/staff/search/?page=99999999999999999999&q=" + "(" * 500,
    ],
)  # fmt: skip
def test_no_address_leads_to_a_file_or_breaks_a_page(path: str) -> None:
    answer = Client().get(path)

    body = b"".join(answer) if answer.streaming else answer.content
    assert answer.status_code in {200, 301, 302, 400, 404}
    assert b"Traceback" not in body
    assert b"root:" not in body


def test_a_body_beyond_its_limit_is_read_no_further_and_a_slow_one_is_let_go() -> None:
    assert settings.DATA_UPLOAD_MAX_MEMORY_SIZE <= 4 * 1024 * 1024
    assert (settings.DATA_UPLOAD_MAX_NUMBER_FIELDS or 0) <= 1000
    assert "--timeout" in (SOURCE / "web" / "supervise.py").read_text("utf-8")


def test_a_file_to_save_is_named_by_us_and_never_shown() -> None:
    """Each file that leaves is an attachment whose name is made of slugs, numbers and constants of ours."""
    made: set[str] = set()
    for path in (SOURCE / "web").rglob("*.py"):
        for line in path.read_text("utf-8").splitlines():
            if "Content-Disposition" in line and "attachment" in line:
                made |= set(re.findall(r"{([^{}]+)}", line.partition("attachment")[2]))
                assert "inline" not in line

    assert made <= NAMES_IN_FILE_NAMES


def test_no_long_line_keeps_a_reader_busy() -> None:
    blanks, letters, dots = " " * LONG, "w" * LONG, "." * LONG
    began = time.process_time()

    first_page._PUBLISHED.search("published" + blanks + "x")
    sentences._BOARD_ALONE.match("-" * LONG + "\0")
    expressions._TOKEN.match(blanks + "\0")
    dict(scales._SETTING.findall(letters + "\0"))
    names_check._SENTENCE.search(dots + "x")
    list(split_passages(ContributionId("c"), "It was late" + blanks + "and" + blanks + "nobody rang."))
    for cell in ("9" * LONG + "x", blanks + "x", "\r" * LONG + "x"):
        _read(f"id,text\n1,{cell}\n{cell},2\n".encode())
    _captions(f"WEBVTT\n\n00:01.000 --> 00:02.000\n{blanks}x{letters}\n".encode())

    assert time.process_time() - began < ENOUGH


def _read(data: bytes) -> None:
    try:
        read_table_bytes(data, "t.csv")
    except BadInput:
        return


def _captions(data: bytes) -> None:
    read_transcript(data, "t.vtt")

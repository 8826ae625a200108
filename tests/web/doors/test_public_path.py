"""Language and wording stand in the address: they are kept, changed by links, and remembered nowhere."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.urls import NoReverseMatch, path
from django.utils import translation
from django.utils.translation import get_language

from speakopenly.hear.speaking.questions import Wording
from speakopenly.web import environment, urls
from speakopenly.web.doors.templatetags.public import same_page
from speakopenly.web.people.public import public
from speakopenly.web.people.staff import Staff
from speakopenly.web.public_path import (
    Speaking,
    address_for,
    in_every_wording,
    language_of,
    speaking_at,
    wording_of,
)
from tests.web.conftest import Cast

pytestmark = pytest.mark.django_db
WELSH, EVERYDAY, FAMILY, YOUNG, EASY = "cy", *Wording

NOT_CHECKED_WELSH = "Drafft: nid yw siaradwr Cymraeg wedi gwirio'r geiriau hyn eto."


@public
def tells(request: HttpRequest, number: int) -> HttpResponse:
    said = f"{language_of(request)} {wording_of(request).value} {get_language()} {number}"
    return HttpResponse(
        f"{said} {address_for(request, 'tells', number=2)} {same_page(request, language=WELSH)}"
    )


@public
def fails(request: HttpRequest) -> HttpResponse:
    raise ValueError("on purpose")


probes = [path("tells/<int:number>/", tells, name="tells"), path("fails/", fails, name="fails")]
urlpatterns = [*urls.urlpatterns, *in_every_wording(probes)]
handler404, handler500 = urls.handler404, urls.handler500


@pytest.mark.parametrize(
    ("address", "language", "wording"),
    [
        ("/", "en-gb", EVERYDAY),
        ("/about/", "en-gb", EVERYDAY),
        ("/cy/", WELSH, EVERYDAY),
        ("/cy/young/speak/", WELSH, YOUNG),
        ("/easy/speak/", "en-gb", EASY),
        ("/family/nothing/here/", "en-gb", FAMILY),
        ("/everyday/", "en-gb", EVERYDAY),
        ("/cymru/", "en-gb", EVERYDAY),
        ("/younger/", "en-gb", EVERYDAY),
        ("/speak/cy/easy/", "en-gb", EVERYDAY),
        ("/cy", WELSH, EVERYDAY),
        ("", "en-gb", EVERYDAY),
    ],
)
def test_the_first_parts_of_an_address_say_language_and_wording(
    address: str, language: str, wording: Wording
) -> None:
    assert speaking_at(address) == Speaking(language, wording)


@override_settings(ROOT_URLCONF=__name__)
@pytest.mark.parametrize(
    ("prefix", "said"),
    [
        ("", "en-gb everyday en-gb 1 /tells/2/ /cy/tells/1/"),
        ("/cy", "cy everyday cy 1 /cy/tells/2/ /cy/tells/1/"),
        ("/young", "en-gb young en-gb 1 /young/tells/2/ /cy/young/tells/1/"),
        ("/cy/easy", "cy easy cy 1 /cy/easy/tells/2/ /cy/easy/tells/1/"),
    ],
)
def test_a_view_sees_only_its_own_arguments_and_its_links_keep_both(prefix: str, said: str) -> None:
    assert Client().get(f"{prefix}/tells/1/").text == said


@pytest.mark.parametrize("address", ["/young/cy/", "/everyday/about/", "/en/about/", "/cy/cy/", "/cy/staff/"])
def test_no_page_has_a_second_address(address: str) -> None:
    assert Client().get(address).status_code == 404


@override_settings(ROOT_URLCONF=__name__)
def test_the_language_is_over_when_the_answer_is_given() -> None:
    with translation.override("en-gb"):
        Client().get("/cy/tells/1/")
        Client(raise_request_exception=False).get("/cy/fails/")

        assert get_language() == "en-gb"


@override_settings(ROOT_URLCONF=__name__)
@pytest.mark.parametrize(("address", "status"), [("/cy/nowhere/", 404), ("/cy/easy/fails/", 500)])
def test_an_error_speaks_the_language_of_the_address(address: str, status: int) -> None:
    answer = Client(raise_request_exception=False).get(address)

    assert answer.status_code == status
    assert '<html lang="cy"' in answer.text


def test_what_the_browser_prefers_and_what_a_cookie_says_is_not_asked() -> None:
    client = Client(headers={"accept-language": "cy"})
    client.cookies["django_language"] = "cy"

    answer = client.get("/")

    assert '<html lang="en-gb"' in answer.text
    assert answer.headers["Content-Language"] == "en-gb"
    assert "Accept-Language" not in answer.headers.get("Vary", "")


def test_the_work_door_stays_english(cast: Cast, sign_in: Callable[[Staff], Client]) -> None:
    answer = sign_in(cast.asha).get("/staff/", headers={"accept-language": "cy"})

    assert '<html lang="en-gb"' in answer.text


@pytest.mark.parametrize("address", ["/", "/about/", "/replies/", "/reports/", "/pressures/"])
def test_language_and_wording_links_lead_to_the_same_page(address: str) -> None:
    page = Client().get(f"/cy/young{address}").text

    for lang, other in {"en": f"/young{address}"}.items():
        assert f'href="{other}" rel="alternate" lang="{lang}" hreflang="{lang}"' in page
    for other in (f"/cy{address}", f"/cy/family{address}", f"/cy/easy{address}"):
        assert f'href="{other}" rel="alternate"' in page
    assert re.search(r'aria-current="true" lang="cy">Cymraeg<', page)


@pytest.mark.parametrize("address", ["/cy/easy/", "/cy/easy/about/", "/cy/easy/not-here/"])
def test_every_link_of_a_page_keeps_language_and_wording(address: str) -> None:
    page = Client().get(address).text

    links = re.findall(r'<a [^>]*href="(/[^"]*)"(?![^>]*rel="alternate")', page)

    assert len(links) > 5
    assert not [link for link in links if not link.startswith("/cy/easy/")]


def test_a_page_that_is_not_there_offers_the_first_page_in_other_words() -> None:
    assert 'href="/cy/" rel="alternate"' in Client().get("/nowhere/").text


def test_an_address_that_does_not_exist_is_refused_aloud() -> None:
    with pytest.raises(NoReverseMatch):
        address_for(RequestFactory().get("/"), "no-such-page")


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/", []),
        ("/young/", []),
        ("/cy/", [NOT_CHECKED_WELSH]),
        ("/easy/", ["Draft: people who use easy read have not checked these words yet."]),
        ("/about/", []),
        ("/young/about/", ["This page is in everyday words only."]),
        ("/easy/nowhere/", ["This page is in everyday words only."]),
        ("/cy/young/about/", [NOT_CHECKED_WELSH, "Mae'r dudalen hon mewn geiriau bob dydd yn unig."]),
    ],
)
def test_words_that_nobody_has_signed_or_that_are_missing_are_said_to_be_so(
    address: str, said: list[str]
) -> None:
    page = html.unescape(Client().get(address).text)

    assert re.findall('<p class="so-draft">([^<]*)</p>', page) == said


def test_easy_read_is_set_larger() -> None:
    assert "so-wording-easy" in Client().get("/easy/about/").text
    assert "so-wording-easy" not in Client().get("/about/").text


@pytest.mark.parametrize("prefix", ["", "/cy", "/young", "/cy/easy"])
def test_leaving_is_a_plain_link_that_answers_at_once_and_keeps_nothing(prefix: str) -> None:
    assert Client().get(f"{prefix}/").text.count(f'href="{prefix}/leave/"') == 2

    answer = Client().get(f"{prefix}/leave/")

    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("https://")
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert "Clear-Site-Data" not in answer.headers
    assert not answer.cookies


@override_settings(WEATHER_SITE="https://weather.example/today")
def test_the_host_chooses_the_weather() -> None:
    assert Client().get("/leave/").headers["Location"] == "https://weather.example/today"


@pytest.mark.parametrize(
    "typed",
    ["http://weather.example/", "weather.example", "https://", "javascript:x", "https://a:b@c.example/"],
)
def test_a_weather_site_that_is_no_plain_secure_address_is_refused(
    typed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SPEAKOPENLY_WEATHER_SITE", typed)

    with pytest.raises(ImproperlyConfigured, match="SPEAKOPENLY_WEATHER_SITE must be"):
        environment.https_address("SPEAKOPENLY_WEATHER_SITE", default="https://weather.example/")

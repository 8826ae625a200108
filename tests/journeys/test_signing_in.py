"""From an invitation to every way of signing in, in a real browser with an authenticator that is not there."""

from __future__ import annotations

import base64
import hmac
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.journeys.accessibility import is_wider_than_the_screen, violations
from tests.journeys.conftest import COMMAND, PASSWORD, free_port, wait_until_it_answers
from tests.journeys.databases import at
from tests.web.people.elsewhere.provider import CLIENT, SECRET, Provider, a_provider

NOTHING_BUT_HERE_BY_NAME = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost"
"""A passkey belongs to a name, so this journey asks for the site by one."""
A_TELEPHONE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture(scope="module")
def provider() -> Iterator[Provider]:
    with a_provider() as running:
        running.claims = {"sub": "7", "email": "omar@northmoor.example", "name": "Omar", "groups": ["coders"]}
        yield running


@pytest.fixture(scope="module")
def served(
    new_home: Callable[[str], Path], provider: Provider, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, str]]:
    """A site that asks for a second step and knows a provider, and the link of Nia's invitation."""
    home, kept = new_home("signing-in"), tmp_path_factory.mktemp("kept")
    (kept / "secret").write_text(SECRET)
    (kept / "groups.csv").write_text("group,service,role\ncoders,Northmoor,coder\n")
    said = {
        **at(home),
        "SPEAKOPENLY_SECOND_STEP": "yes",
        "SPEAKOPENLY_OIDC_ISSUER": provider.issuer,
        "SPEAKOPENLY_OIDC_CLIENT_ID": CLIENT,
        "SPEAKOPENLY_OIDC_SECRET_FILE": str(kept / "secret"),
        "SPEAKOPENLY_OIDC_GROUPS_FILE": str(kept / "groups.csv"),
        "SPEAKOPENLY_OIDC_NAME": "your Northmoor account",
    }
    add = [
        "user",
        "add",
        "nia@northmoor.example",
        "--name",
        "Nia",
        "--service",
        "Northmoor",
        "--role",
        "coder",
    ]
    command = [sys.executable, "-c", COMMAND]
    link = subprocess.run(
        [*command, *add, "--invite"], env=said, capture_output=True, text=True, check=True
    ).stdout
    port = free_port()
    site = subprocess.Popen([*command, "serve", "--port", str(port)], env=said, stdout=subprocess.DEVNULL)
    try:
        wait_until_it_answers(f"http://127.0.0.1:{port}/healthz")
        yield (
            f"http://localhost:{port}",
            "/staff/account/link/" + link.partition("/staff/account/link/")[2].split()[0],
        )
    finally:
        site.terminate()
        site.wait(60)


@pytest.fixture
def page(open_browser: Callable[[str], Browser]) -> Iterator[Page]:
    browser = open_browser(NOTHING_BUT_HERE_BY_NAME)
    page = browser.new_page(viewport={"width": 320, "height": 800})
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": A_TELEPHONE})
    yield page
    browser.close()


def test_every_way_of_signing_in(served: tuple[str, str], page: Page, axe: str) -> None:
    site, link = served
    found: list[str] = []

    def look() -> None:
        found.extend(violations(page, axe))
        if is_wider_than_the_screen(page):
            found.append(f"{page.url} is wider than the screen")

    def press(name: str) -> None:
        page.get_by_role("button", name=name, exact=True).first.click()
        page.wait_for_load_state("load")
        look()

    def go(name: str) -> None:
        page.goto(f"{site}/staff/account/{name}")
        look()

    def is_in() -> bool:
        page.goto(f"{site}/staff/")
        return page.url == f"{site}/staff/"

    def sign_out() -> None:
        go("sign-out/")
        press("Sign out")

    def with_password() -> None:
        go("sign-in/")
        page.get_by_label("E-mail address").fill("nia@northmoor.example")
        page.get_by_label("Password").fill(PASSWORD)
        press("Sign in")
        assert "The second step" in page.content()

    page.goto(site + link)
    look()
    press("Use a passkey")
    page.get_by_role("button", name="Add a passkey").click()
    page.wait_for_url("**/recovery-codes/")
    look()
    recovery_code = page.locator(".so-sheet li").first.inner_text()
    assert is_in()

    sign_out()
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url(f"{site}/staff/")

    go("password/first/")
    assert "Show that it is you" in page.content(), "another way in takes proof"
    page.get_by_role("link", name="Use a passkey").or_(
        page.get_by_role("button", name="Use a passkey")
    ).first.click()
    page.wait_for_load_state("load")
    if "password/first" not in page.url:
        page.get_by_role("button", name="Use a passkey").click()
    page.wait_for_url("**/password/first/")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_label("The same password again").fill(PASSWORD)
    press("Set a password")
    go("second-step/totp/activate/")
    if "confirm" in page.url or "reauthenticate" in page.url:
        page.get_by_label("Password").fill(PASSWORD)
        press("Go on")
    secret = page.locator(".so-code").inner_text()
    page.get_by_role("textbox").fill(code_now(secret))
    press("Use this app")
    for name in ("", "second-step/", "second-step/webauthn/", "password/"):
        go(name)

    sign_out()
    with_password()
    page.locator("input[name=code]").first.fill(recovery_code)
    press("Sign in")
    assert is_in()
    sign_out()
    with_password()
    page.locator("input[name=code]").first.fill(code_now(secret))
    press("Sign in")
    assert is_in()

    sign_out()
    page.get_by_role("button", name="Sign in with your Northmoor account").click()
    page.wait_for_url(f"{site}/staff/")
    look()
    go("")
    assert "Omar" in page.content()
    press("Lock")
    page.get_by_role("link", name="Show it with your Northmoor account").click()
    page.wait_for_url(f"{site}/staff/**")
    assert is_in()
    assert not found


def code_now(secret: str) -> str:
    """The six digits of an app (RFC 6238)."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.digest(key, int(time.time() // 30).to_bytes(8, "big"), "sha1")
    at = digest[-1] & 15
    return f"{(int.from_bytes(digest[at : at + 4], 'big') & 0x7FFFFFFF) % 1_000_000:06}"

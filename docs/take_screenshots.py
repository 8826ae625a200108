"""Take the pictures in the README and the docs from the demonstration, as those who use it would see it.

make screenshots
"""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.error import URLError
from urllib.request import urlopen

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

PICTURES: Final = Path(__file__).resolve().parent / "pictures"
PORT: Final = 8971
SITE: Final = f"http://127.0.0.1:{PORT}"
EXERCISE: Final = "what-helps-and-what-gets-in-the-way-in-northmoor"
COLOURS: Final = 64
"""More than our pages use; so a picture stays small."""
LARGEST_BYTES: Final = 150_000
PATIENCE: Final = 120
NOBODY: Final = ""
"""Whoever is not signed in."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One page, who looks at it, and on how wide a screen."""

    name: str
    who: str
    address: str
    width: int = 1280
    height: int = 900


SHOWN: Final = (
    Picture("door", NOBODY, "/", width=320, height=1100),
    Picture("voices", "facilitator", f"/staff/hear/listening/{EXERCISE}/voices/"),
    Picture("themes", "facilitator", f"/staff/understand/themes/{EXERCISE}/"),
    Picture("findings", "facilitator", f"/staff/understand/findings/{EXERCISE}/"),
    Picture("report", NOBODY, f"/reports/{EXERCISE}/edition-1/findings.html"),
    Picture("pressures", NOBODY, "/pressures/england/"),
    Picture("what-works", NOBODY, "/what-works/family-group-conference/"),
    Picture("recommendation", "lead", "/staff/change/recommendations/1/"),
    Picture("learning", "lead", "/staff/check/learning/"),
    Picture("examination", "examiner", "/staff/check/examination/1/lines/blame_climate/"),
    Picture("reply", NOBODY, "/replies/"),
    Picture("site", "administrator", "/staff/site/"),
)


@contextmanager
def demonstration() -> Iterator[Mapping[str, str]]:
    """The demonstration in a home of its own; give everybody's password, which it prints once."""
    command = [sys.executable, "-c", "from speakopenly.cli import main; main()", "demo", "--port", str(PORT)]
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "SPEAKOPENLY_HOME": home, "PYTHONUNBUFFERED": "1"}
        process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)  # noqa: S603
        printed = []
        for line in process.stdout or ():
            printed.append(line)
            if "Ctrl-C" in line:
                break
        try:
            wait_until_it_answers()
            yield dict(re.findall(r"(\w+)@northmoor\.example\s+(\S+)", "".join(printed)))
        finally:
            process.terminate()
            process.wait(60)


def wait_until_it_answers() -> None:
    """The addresses are printed a moment before the site listens."""
    for _second in range(PATIENCE):
        try:
            with urlopen(f"{SITE}/healthz", timeout=PATIENCE):  # noqa: S310 - our own site
                return
        except URLError:
            time.sleep(1)
    raise RuntimeError("The demonstration does not answer.")


def sign_in(page: Page, who: str, password: str) -> None:
    """Come in by the Work door."""
    page.goto(f"{SITE}/staff/")
    page.get_by_label("E-mail address").fill(f"{who}@northmoor.example")
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in", exact=True).click()


def take(browser: Browser, passwords: Mapping[str, str]) -> None:
    """Take each picture, person by person, so that each signs in once."""
    for who in dict.fromkeys(each.who for each in SHOWN):
        page = browser.new_page(reduced_motion="reduce", color_scheme="light")
        if who != NOBODY:
            sign_in(page, who, passwords[who])
        for each in (each for each in SHOWN if each.who == who):
            page.set_viewport_size({"width": each.width, "height": each.height})
            answer = page.goto(SITE + each.address)
            if answer is None or not answer.ok:
                raise RuntimeError(f"No page for the picture {each.name}: {each.address}")
            keep(each.name, page.screenshot())
        page.close()


def keep(name: str, picture: bytes) -> None:
    """Write a picture in as many colours as a page of ours has. Raises ValueError if it is still large."""
    small = io.BytesIO()
    Image.open(io.BytesIO(picture)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(
        small, "PNG", optimize=True
    )
    if len(small.getvalue()) > LARGEST_BYTES:
        raise ValueError(
            f"The picture {name} has {len(small.getvalue()):,} bytes; {LARGEST_BYTES:,} are allowed."
        )
    (PICTURES / f"{name}.png").write_bytes(small.getvalue())


def main() -> None:
    """Take them all."""
    PICTURES.mkdir(exist_ok=True)
    with demonstration() as passwords, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"))
        take(browser, passwords)
        browser.close()


if __name__ == "__main__":
    main()

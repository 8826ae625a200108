"""A facilitator keeps a recording, brings its transcript, corrects it while listening and brings its words in."""

from __future__ import annotations

import io
import math
import wave
from array import array
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import PASSPHRASE, Site, sign_in
from tests.journeys.test_bring_in_a_table import Facilitator
from tests.web.hear.files_said import TALK

SECONDS, RATE = 20, 8_000
EACH_WAY = pytest.mark.parametrize(("width", "scripts"), [(1280, True), (320, True), (320, False)])


def a_hum() -> bytes:
    """Twenty seconds of one tone: nobody's voice."""
    tone = array("h", (int(8_000 * math.sin(place / 8)) for place in range(SECONDS * RATE)))
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(tone.tobytes())
    return out.getvalue()


def unlock(asha: Facilitator) -> None:
    """Open the reading key, where this page asks for it."""
    passphrase = asha.page.get_by_label("Passphrase")
    if passphrase.count():
        passphrase.fill(PASSPHRASE)
        asha.press("Unlock")


@EACH_WAY
def test_a_recording_is_corrected_while_listening(
    with_a_key: Site, page_at: Callable[..., Page], axe: str, tmp_path: Path, width: int, scripts: bool
) -> None:
    sound, talk = tmp_path / "hum.wav", tmp_path / "talk.vtt"
    sound.write_bytes(a_hum())
    talk.write_text(TALK)
    page = page_at(width=width, scripts=scripts)
    sign_in(page, with_a_key)
    asha = Facilitator(page, axe if scripts else None)
    title = f"Recorded {width} {scripts}"
    asha.set_up(title)
    asha.plan_and_open()

    asha.follow("Recordings: interviews and films")
    asha.press("Add a recording")
    page.get_by_label("What do you call this recording?").fill("Interview 4")
    page.get_by_label("Who speaks?").fill("kinship carer")
    page.get_by_label("Count what I said").check()
    page.get_by_label("Quote my words without my name").check()
    asha.press("Save, and go on to the file")
    page.get_by_label("The recording").set_input_files(talk)
    page.get_by_role("button", name="Send and seal it").click()
    expect(page.locator(".govuk-error-summary")).to_be_visible()
    asha.look()
    page.get_by_label("The recording").set_input_files(sound)
    asha.press("Send and seal it")
    asha.follow("Bring a transcript (VTT or SRT)")
    page.get_by_label("The transcript").set_input_files(talk)
    asha.press("Read this transcript")
    unlock(asha)
    page.get_by_label("Who is “Rhian”?").select_option(label="kinship carer")
    page.get_by_label("Who is “Interviewer”?").select_option(index=2)
    asha.press("Go on: listen and correct")
    page.get_by_label("Words at 00:00:05").fill(
        "Somebody who stayed. My worker changed five times before the summer."
    )
    asha.press("I listened to all of this page, and it is right now")
    asha.press("Bring its words into the exercise")
    asha.press("Go on: bring in")
    page.get_by_role("button", name="Bring in 2").click()
    page.get_by_role("button", name="Go on", exact=True).click()
    expect(page.get_by_text("found is counted")).to_be_visible()

    page.goto(f"{with_a_key.address}/staff/hear/listening/")
    asha.follow(title)
    expect(page.get_by_text("Interview 4")).to_be_visible()
    assert not asha.problems

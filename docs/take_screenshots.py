"""Take the pictures in the README from the demonstration, as anyone would see it.

make screenshots
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

PICTURES = Path(__file__).resolve().parent / "pictures"
PORT = 8971
SITE = f"http://127.0.0.1:{PORT}"
EXERCISE = "what-helps-and-what-gets-in-the-way-in-northmoor"
PAGES = {
    "themes": f"/staff/understand/themes/{EXERCISE}/",
    "findings": f"/staff/understand/findings/{EXERCISE}/",
    "report": f"/reports/{EXERCISE}/1/findings.html",
}


def start(home: str) -> tuple[subprocess.Popen[str], str]:
    """Start the demonstration; give it and the facilitator's password, which it prints once."""
    command = [sys.executable, "-c", "from speakopenly.cli import main; main()", "demo", "--port", str(PORT)]
    environment = {**os.environ, "SPEAKOPENLY_HOME": home, "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)  # noqa: S603
    password = ""
    for line in process.stdout or ():
        if found := re.search(r"facilitator@\S+\s+(\S+)", line):
            password = found[1]
        if "Ctrl-C" in line:
            break
    return process, password


def take(page: Page, password: str) -> None:
    """Sign in and take each picture."""
    page.goto(f"{SITE}/staff/")
    page.get_by_label("E-mail address").fill("facilitator@northmoor.example")
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in", exact=True).click()
    for name, address in PAGES.items():
        page.goto(SITE + address)
        page.screenshot(path=PICTURES / f"{name}.png")


def main() -> None:
    """Take them all."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as home, sync_playwright() as playwright:
        process, password = start(home)
        try:
            browser = playwright.chromium.launch(
                executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium")
            )
            take(browser.new_page(viewport={"width": 1280, "height": 900}, reduced_motion="reduce"), password)
            browser.close()
        finally:
            process.terminate()
            process.wait(60)


if __name__ == "__main__":
    main()

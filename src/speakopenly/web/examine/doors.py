"""Whether the settings of the two doors make sense together. Nothing is asked of any other machine."""

from __future__ import annotations

from typing import Final

from django.conf import settings

from speakopenly.web.looks import Seen, look

MOST_PROXIES: Final = 3


@look
def hosts() -> Seen:
    """Whether both doors have a name or neither, and none answers to every name."""
    speak, work = settings.SPEAK_HOST, settings.WORK_HOST
    if "*" in settings.ALLOWED_HOSTS:
        return _hosts(
            "The site answers to any name, so that a page can be made to lead elsewhere.",
            "Name them one by one.",
        )
    if bool(speak) != bool(work):
        return _hosts(
            "One door has a host name and the other has none, so both stand on both.", "Set both, or neither."
        )
    if speak and speak == work:
        return _hosts("Both doors have the same host name.", "Give each its own, or set neither.")
    if speak:
        return Seen("hosts", True, "Each door has a host name of its own.")
    if not _others():
        return Seen("hosts", True, "This machine only.")
    do = "Give each door a name of its own: SPEAKOPENLY_SPEAK_HOST and SPEAKOPENLY_WORK_HOST."
    return Seen("hosts", True, "Both doors stand on one host name.", do)


@look
def https() -> Seen:
    """Whether other machines reach us over https, and how many servers in front are believed."""
    proxies = settings.TRUSTED_PROXIES
    if _others() and not settings.HTTPS:
        line = "Other machines may reach this site, and words would travel in the clear."
        return Seen(
            "https",
            False,
            line,
            "Put a web server in front; set SPEAKOPENLY_HTTPS=yes, SPEAKOPENLY_TRUSTED_PROXIES=1.",
        )
    if proxies > MOST_PROXIES:
        line = f"{proxies} web servers in front are trusted."
        return Seen(
            "https", False, line, "Count those that are yours between the public and this machine; often 1."
        )
    if proxies and not settings.HTTPS:
        return Seen(
            "https",
            True,
            f"{proxies} in front, without https.",
            "Set SPEAKOPENLY_HTTPS=yes if people come over https.",
        )
    if settings.HTTPS:
        return Seen(
            "https",
            True,
            f"Over https, through {proxies} of your own web servers; each must set X-Forwarded-For.",
        )
    return Seen("https", True, "Not needed: this machine only.")


@look
def demonstration() -> Seen:
    """Whether invented voices could be taken for real ones, or real ones end among the invented."""
    if settings.DEMO and _others():
        line = "This home is invented from end to end, and other machines may reach it."
        return Seen(
            "demonstration", False, line, "Never take reports here. Set SPEAKOPENLY_HOME to a new folder."
        )
    return Seen(
        "demonstration", True, "Invented, for this machine only." if settings.DEMO else "This is none."
    )


def _others() -> list[str]:
    return [host for host in settings.ALLOWED_HOSTS if host not in settings.LOOPBACK_NAMES]


def _hosts(line: str, do: str) -> Seen:
    return Seen("hosts", False, line, do)

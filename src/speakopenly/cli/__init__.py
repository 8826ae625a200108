"""The whole loop from a terminal. Every command reads a table and writes UTF-8; none loads Django.

Exit status: 0 done, 1 verification found differences (or something broke inside), 2 what was given cannot
be used, with one line on standard error that says what to do.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points

import click

from speakopenly import __version__
from speakopenly.core.errors import SpeakOpenlyError
from speakopenly.core.threads import sum_in_one_thread

BAD_INPUT, BROKEN = 2, 1
SHOW_TRACEBACK = "SPEAKOPENLY_TRACEBACK"
"""Set by a developer who works on invented words, to see where something broke."""
_LIBRARY_COMMANDS = {
    "deidentify": "speakopenly.cli.deidentify",
    "themes": "speakopenly.cli.themes",
    "code": "speakopenly.cli.code",
    "search": "speakopenly.cli.search",
    "factors": "speakopenly.cli.factors",
    "language": "speakopenly.cli.language",
    "findings": "speakopenly.cli.findings",
    "transcribe": "speakopenly.cli.transcribe",
    "verify": "speakopenly.cli.verify",
    "export": "speakopenly.cli.export",
    "codebook": "speakopenly.cli.codebook",
    "spc": "speakopenly.cli.spc",
    "its": "speakopenly.cli.its",
    "disclose": "speakopenly.cli.disclose",
    "reliability": "speakopenly.cli.reliability",
    "examine": "speakopenly.cli.examine",
    "agree": "speakopenly.cli.agree",
    "rounds": "speakopenly.cli.rounds",
    "pressures": "speakopenly.cli.pressures",
    "meta": "speakopenly.cli.meta",
    "screen": "speakopenly.cli.screen",
    "literature": "speakopenly.cli.literature",
    "build-models": "speakopenly.cli.build_models",
}


class _Commands(click.Group):
    """Commands that are imported only when called, so that ``--help`` is quick and the library stays light.

    The service's own commands (serve, demo, doctor, user) come through the entry-point group
    ``speakopenly.commands``.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*_LIBRARY_COMMANDS, *sorted(_service_commands())]

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name in _LIBRARY_COMMANDS:
            command: click.Command = import_module(_LIBRARY_COMMANDS[name]).command
            return command
        service = _service_commands().get(name)
        return None if service is None else service.load()


def _service_commands() -> dict[str, EntryPoint]:
    return {each.name: each for each in entry_points(group="speakopenly.commands")}


@click.group(
    cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, prog_name="speakopenly")
def speakopenly() -> None:
    """Help children's services learn: hear, understand, change, check. Nothing leaves this machine."""


def main() -> None:
    """Run one command; whatever goes wrong is one clear line, never a traceback."""
    sum_in_one_thread()
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one command and return its exit status."""
    try:
        status = speakopenly.main(arguments, prog_name="speakopenly", standalone_mode=False)
        return status if isinstance(status, int) else 0
    except SpeakOpenlyError as error:
        return _refuse(str(error), BAD_INPUT)
    except click.ClickException as error:
        return _refuse(error.format_message(), BAD_INPUT)
    except (click.Abort, KeyboardInterrupt):
        return _refuse("Stopped. Nothing half finished was kept.", BROKEN)
    except Exception as error:
        # The last guard: a traceback could carry somebody's words.
        if os.environ.get(SHOW_TRACEBACK):
            raise
        return _refuse(
            f"Something broke inside ({type(error).__name__}). Nothing was sent anywhere."
            " Run “speakopenly doctor”, and report it without the text.",
            BROKEN,
        )


def _refuse(line: str, status: int) -> int:
    click.echo(" ".join(line.split()), err=True)
    return status

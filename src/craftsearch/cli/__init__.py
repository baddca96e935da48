"""The command line: parse, ask the library, hand the answer to ``output``.

Results go to stdout, words for people to stderr. Nothing heavy is imported before a command needs it.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from craftsearch.errors import CraftsearchError

if TYPE_CHECKING:
    from collections.abc import Sequence

INTERRUPTED = 130
"""Exit code after Ctrl-C, as shells have it."""
_CANNOT_WRITE = 4


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command and exit: 0 done, 1 some items refused, 2 a request that makes no sense, 3 no index,
    4 catalogue or engine unavailable, 130 interrupted. Errors are one line on stderr.
    """  # noqa: D205, D415  # the codes are the summary
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    sys.exit(_run(arguments))


def _run(arguments: Sequence[str] | None) -> int:
    from craftsearch.cli.group import commands

    try:
        code = commands.main(arguments, prog_name="craftsearch", standalone_mode=False)
        sys.stdout.flush()
    except CraftsearchError as exc:
        return _report(str(exc), exc.exit_code)
    except click.exceptions.NoArgsIsHelpError as exc:
        sys.stderr.write(f"{exc.format_message()}\n")
        return 2
    except click.ClickException as exc:
        return _report(_told(exc), 2)
    except (KeyboardInterrupt, click.Abort):
        return _report("interrupted", INTERRUPTED)
    except BrokenPipeError:
        # Whoever read the output has enough (``| head``); the interpreter must not flush into it again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as exc:
        where = f" ({exc.filename})" if exc.filename else ""
        return _report(f"{exc.strerror or exc}{where} — check the disk and the permissions", _CANNOT_WRITE)
    return code if isinstance(code, int) else 0


def _report(message: str, code: int) -> int:
    sys.stderr.write(f"craftsearch: {' '.join(message.split())}\n")
    return code


def _told(exc: click.ClickException) -> str:
    """Put click's complaint on one line, with where help is."""
    context = getattr(exc, "ctx", None)
    path = context.command_path if context else "craftsearch"
    return f"{exc.format_message().rstrip('.')} — see '{path} --help'"

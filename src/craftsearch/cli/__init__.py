"""The command line: parse, ask the library, hand the answer to ``output``.

Results go to stdout, words for people to stderr. Nothing heavy is imported before a command needs it.
"""

from __future__ import annotations

import gc
import io
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

import click

from craftsearch.errors import CraftsearchError, EngineUnavailableError, QueryError

if TYPE_CHECKING:
    from collections.abc import Sequence

INTERRUPTED = 130
"""Exit code after Ctrl-C, as shells have it."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command and exit with its code; an error is one line on stderr.

    0 done, 1 some items were refused, 2 the request makes no sense, 3 no index, 4 catalogue or engine
    unavailable, 130 interrupted.
    """
    # A search makes 200,000 objects that live to its end: looking for garbage among them, at Python's own
    # threshold of 700, is a sixth of its time.
    gc.set_threshold(50_000, 20, 20)
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # numpy's threads would spin .1 s and win nothing
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    code = _run(arguments)
    if code == INTERRUPTED:
        # Files and locks are let go by now; a thread that loads the network would keep the process.
        with suppress(OSError):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(code)
    sys.exit(code)


def _run(arguments: Sequence[str] | None) -> int:
    from craftsearch.cli.group import commands

    try:
        if "_CRAFTSEARCH_COMPLETE" in os.environ:
            from craftsearch.cli.completing import answered

            return answered(commands)
        # Not commands.main(): that makes a failure of a reader who has left.
        with commands.make_context(
            "craftsearch", list(sys.argv[1:] if arguments is None else arguments)
        ) as ctx:
            code = commands.invoke(ctx)
        sys.stdout.flush()
    except click.exceptions.Exit as exc:
        return exc.exit_code
    except BrokenPipeError:
        # Whoever read the output has enough (``| head``); the interpreter must not flush into it again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except click.exceptions.NoArgsIsHelpError as exc:
        sys.stderr.write(f"{exc.format_message()}\n")
        return exc.exit_code
    except (CraftsearchError, click.ClickException, KeyboardInterrupt, OSError) as exc:
        message, code = _explained(exc)
        sys.stderr.write(f"craftsearch: {' '.join(message.split())}\n{_pointed(exc)}")
    return code if isinstance(code, int) else 0


def _pointed(exc: BaseException) -> str:
    """Show a person where a query went wrong, with a caret below; a program gets one line only."""
    if not isinstance(exc, QueryError) or exc.position is None or not sys.stderr.isatty():
        return ""
    from craftsearch.output.wording import pointed

    return pointed(exc.query, exc.position)


def _explained(exc: BaseException) -> tuple[str, int]:
    match exc:
        case CraftsearchError():
            return str(exc), exc.exit_code
        case click.ClickException():
            return _told(exc), 2
        case OSError():
            where = f" ({exc.filename})" if exc.filename else ""
            message = f"{exc.strerror or exc}{where} — check the disk and the permissions"
            return message, EngineUnavailableError.exit_code
        case _:
            return "interrupted", INTERRUPTED


def _told(exc: click.ClickException) -> str:
    """Put click's complaint on one line, with where help is."""
    context = exc.ctx if isinstance(exc, click.UsageError) else None
    path = context.command_path if context else "craftsearch"
    return f"{exc.format_message().rstrip('.')} — see '{path} --help'"

"""What commands that take a query have in common."""

from __future__ import annotations

import sys
from typing import Any

import click

QUERY_SETTINGS: dict[str, Any] = {"ignore_unknown_options": True, "help_option_names": ["--help"]}


class QueryCommand(click.Command):
    """Takes ``-word`` as a part of the query: there are no options with one dash here."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Refuse an option that is none, as click would if single dashes were options."""
        known = {name for param in self.get_params(ctx) for name in param.opts if name.startswith("--")}
        mistyped = [arg for arg in _before_dashes(args) if arg.startswith("--") and _name(arg) not in known]
        if mistyped:
            raise click.NoSuchOption(_name(mistyped[0]), ctx=ctx)
        return super().parse_args(ctx, args)


def _before_dashes(args: list[str]) -> list[str]:
    return args[: args.index("--")] if "--" in args else args


def _name(arg: str) -> str:
    return arg.split("=", 1)[0]


def typed(query: tuple[str, ...]) -> str:
    """Put the words of a query together; a single dash stands for stdin."""
    text = sys.stdin.read() if query == ("-",) else " ".join(query)
    return text.strip()

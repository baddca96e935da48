"""Completion in the shell: commands and options by click, queries and names from the index."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem, get_completion_class, shell_complete

from craftsearch.errors import CraftsearchError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

VARIABLE = "_CRAFTSEARCH_COMPLETE"
"""Set by the shell's script when it asks for completions."""
_SHELLS = ("bash", "zsh", "fish")


def answered(commands: click.Command) -> int:
    """Answer a shell that asks for its script or for completions; return the exit code."""
    return shell_complete(commands, {}, "craftsearch", VARIABLE, os.environ[VARIABLE])


def completed(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Complete the part of a query that is being typed; silent where the index cannot be asked."""
    return _asked(ctx, lambda opened: [each.value for each in opened.complete(incomplete)])


def values(field: str) -> Callable[[click.Context, click.Parameter, str], list[CompletionItem]]:
    """Complete a value of a field of the index."""

    def of_field(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
        return _asked(ctx, lambda opened: [each.value for each in opened.terms(incomplete, field=field)])

    return of_field


def _asked(ctx: click.Context, ask: Callable[..., list[str]]) -> list[CompletionItem]:
    from craftsearch.cli.options import library

    try:
        with ctx, library() as opened:
            return [CompletionItem(value) for value in ask(opened)]
    except CraftsearchError:
        return []


@click.command("completion")
@click.argument("shell", type=click.Choice(_SHELLS))
def completion_command(shell: str) -> None:
    """Write what SHELL needs to complete commands, options, queries and names.

    \b
      eval "$(craftsearch completion bash)"              # in ~/.bashrc
      eval "$(craftsearch completion zsh)"               # in ~/.zshrc
      craftsearch completion fish > ~/.config/fish/completions/craftsearch.fish
    """  # noqa: D301  # \b is click's mark for a paragraph that is not to be wrapped
    from craftsearch.cli.group import commands

    made = get_completion_class(shell)
    if made is None:
        raise UsageError(f"no completion for {shell} — choose one of {', '.join(_SHELLS)}")
    click.echo(made(commands, {}, "craftsearch", VARIABLE).source())

"""The commands, each loaded when it is called."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

from craftsearch import __version__
from craftsearch.cli.options import index_option

if TYPE_CHECKING:
    from collections.abc import Iterator

# In the order in which people need them; each is found in the module beside it.
_COMMANDS = {
    "ingest": "ingest",
    "search": "search",
    "similar": "search",
    "facets": "counting",
    "terms": "counting",
    "events": "events",
    "show": "documents",
    "list": "documents",
    "stats": "state",
    "rejects": "state",
    "doctor": "state",
    "rebuild": "state",
    "convert": "state",
    "relabel": "renewing",
    "reprocess": "renewing",
    "embed": "renewing",
    "thesaurus": "thesauri",
    "serve": "serve",
    "clean": "texts",
    "detect": "texts",
    "dates": "texts",
    "completion": "completing",
}
_SETTINGS: dict[str, Any] = {"help_option_names": ["-h", "--help"]}


class LazyGroup(click.Group):
    """Knows its commands by name and imports a command's module when that is wanted."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        """Name the commands."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  # as above
        """Import a command; ``None`` where there is none of that name."""
        if cmd_name not in _COMMANDS:
            return None
        module = import_module(f"craftsearch.cli.{_COMMANDS[cmd_name]}")
        command = getattr(module, f"{cmd_name}_command")
        if not isinstance(command, click.Command):
            raise TypeError(f"{cmd_name}_command is no command")
        return command


def walk(width: int) -> Iterator[tuple[str, str]]:
    """Yield every command's full name and help, the group first: for the documentation."""
    root = click.Context(
        commands, info_name="craftsearch", terminal_width=width, max_content_width=width, **_SETTINGS
    )
    yield root.command_path, commands.get_help(root)
    for name in _COMMANDS:
        command = commands.get_command(root, name)
        if command is not None:
            yield from _helped(command, name, root)


def _helped(command: click.Command, name: str, parent: click.Context) -> Iterator[tuple[str, str]]:
    context = click.Context(command, info_name=name, parent=parent, **command.context_settings)
    yield context.command_path, command.get_help(context)
    if isinstance(command, click.Group):
        for inner, each in command.commands.items():
            yield from _helped(each, inner, context)


@click.group(
    cls=LazyGroup,
    context_settings=_SETTINGS,
    epilog="Exit codes: 0 done; 1 some items were refused; 2 the request makes no sense; 3 no index yet; "
    "4 catalogue or engine unavailable; 130 interrupted.",
)
@click.version_option(__version__, prog_name="craftsearch", message="%(prog)s %(version)s")
@index_option
def commands() -> None:
    """Search project news in 24 languages, and see what happens when and where.

    Take a folder in, then ask:

    \b
      craftsearch ingest corpus
      craftsearch search "vouchers for craft apprentices"
      craftsearch events --year 2013
    """  # noqa: D301  # \b is click's mark for a paragraph that is not to be wrapped

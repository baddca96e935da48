"""Write docs/cli.md from the commands' own help: ``python scripts/build_cli_docs.py``."""

from __future__ import annotations

from pathlib import Path

import click

from craftsearch.cli.group import walk

TARGET = Path(__file__).parents[1] / "docs" / "cli.md"
_HEAD = """# The command line

Made from the program's own help by `scripts/build_cli_docs.py`; a test fails when the two differ.
Results go to stdout, words for people to stderr.
"""


def page() -> str:
    """Put every command's help under its name."""
    parts = [_HEAD]
    for name, command in walk():
        context = click.Context(command, info_name=name, max_content_width=90, terminal_width=90)
        parts.append(f"## {name}\n\n```text\n{command.get_help(context)}\n```\n")
    return "\n".join(parts)


if __name__ == "__main__":
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(page(), "utf-8")
    print(f"{TARGET.name}: {len(page().splitlines())} lines")

"""Write docs/cli.md from the commands' own help: ``python scripts/build_cli_docs.py``."""

from __future__ import annotations

from pathlib import Path

from craftsearch.cli.group import walk

_WIDTH = 90
TARGET = Path(__file__).parents[1] / "docs" / "cli.md"
_HEAD = """# The command line

Made from the program's own help by `scripts/build_cli_docs.py`; a test fails when the two differ.
Results go to stdout, words for people to stderr.
"""


def page() -> str:
    """Put every command's help under its name."""
    return "\n".join((_HEAD, *(f"## {name}\n\n```text\n{text}\n```\n" for name, text in walk(_WIDTH))))


if __name__ == "__main__":
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(page(), "utf-8")
    print(f"{TARGET.name}: {len(page().splitlines())} lines")

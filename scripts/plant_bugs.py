"""Plant bugs in the engines, one at a time, and see that the contract suite kills each.

python scripts/plant_bugs.py     writes the table of tests/index/engines/README.md to stdout

The sources are copied; the bug is planted in the copy.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
SUITE = ROOT / "tests" / "index" / "engines"


class Bug(NamedTuple):
    """A mistake that a person might make: what stands in a module, and what is put in its place."""

    told: str
    module: str
    right: str
    wrong: str


BUGS = (
    Bug(
        "A document added again stays beside the old one",
        "tantivy.py",
        '                    writer.delete_documents_by_term("id", posting.id)\n                self._added',
        "                    pass\n                self._added",
    ),
    Bug(
        "A page of ties ends where Tantivy happens to end it",
        "tantivy.py",
        "while may_tie(",
        "while False and may_tie(",
    ),
    Bug(
        "What is negated is only not asked for",
        "tantivy.py",
        "tantivy.Occur.MustNot, self",
        "tantivy.Occur.Should, self",
    ),
    Bug(
        "Facets forget to which documents they are bound",
        "tantivy.py",
        "aggregate(self._within(self._query(node), among)",
        "aggregate(self._query(node)",
    ),
    Bug("The oldest come first", "ordering.py", "(_LATEST - posting.day << 8", "(posting.day << 8"),
    Bug(
        "Deleted documents are kept until the next rebuild",
        "whoosh.py",
        "self._deleted | self._added.keys()",
        "self._added.keys()",
    ),
    Bug(
        "Frequency counts occurrences", "whoosh.py", "self._reader.doc_frequency(", "self._reader.frequency("
    ),
    Bug(
        "Lengths are Whoosh's own, kept in a byte",
        "whoosh.py",
        "rounded(lengths[number])",
        "self._reader.doc_field_length(number, field)",
    ),
    Bug(
        "A slop of n leaves n - 1 places",
        "spacing.py",
        "for total in range(slop + 1)",
        "for total in range(max(1, slop))",
    ),
    Bug(
        "Any part suffices, whatever the minimum",
        "scoring.py",
        "if counts[number] >= minimum}",
        "if counts[number] >= 1}",
    ),
)


def killed_by(bug: Bug) -> list[str]:
    """Return the names of the tests that fail with the bug."""
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch, "src")
        shutil.copytree(ROOT / "src", copy, ignore=shutil.ignore_patterns("__pycache__"))
        module = copy / "craftsearch" / "index" / "engines" / bug.module
        source = module.read_text("utf-8")
        if source.count(bug.right) != 1:
            raise SystemExit(
                f"{bug.module} holds {bug.right!r} {source.count(bug.right)} times — renew the bug"
            )
        module.write_text(source.replace(bug.right, bug.wrong), "utf-8")
        done = subprocess.run(  # noqa: S603  # our own tests
            [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-p", "no:randomly", str(SUITE)],
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": str(copy)},
            capture_output=True,
            text=True,
            check=False,
        )
    return re.findall(r"^FAILED \S+::(\S+)", done.stdout, re.MULTILINE)


def main() -> None:
    print("| Planted bug | Where | Killed by |\n|---|---|---|")
    survived = 0
    for bug in BUGS:
        tests = killed_by(bug)
        survived += not tests
        names = list(dict.fromkeys(name.partition("[")[0] for name in tests))
        shown = ", ".join(f"`{name}`" for name in names[:2]) + (
            f" and {len(names) - 2} more" if names[2:] else ""
        )
        print(f"| {bug.told} | `{bug.module}` | {shown or '**nothing**'} |", flush=True)
    sys.exit(survived)


if __name__ == "__main__":
    main()

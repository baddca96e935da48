"""What an ingest did, in a few lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftsearch.output.wording import counted, one_line, source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from craftsearch.model import IngestReport, Rejected

REASONS = 5
"""Reasons that are named; ``craftsearch rejects`` names all."""


def ingest_lines(report: IngestReport) -> Iterator[str]:
    """Sum up: counts and speed, then the reasons of what was refused, the most frequent first."""
    items = report.taken + len(report.rejects)
    speed = f" ({items / report.seconds:,.1f}/s)" if report.seconds > 0 else ""
    parts = [
        f"{count:,} {name}"
        for name, count in (
            ("new", report.new),
            ("changed", report.changed),
            ("unchanged", report.unchanged),
            ("removed", report.removed),
            ("rejected", len(report.rejects)),
        )
        if count
    ]
    yield f"{counted(items, 'item')} in {report.seconds:.1f} s{speed}: {', '.join(parts) or 'nothing to do'}"
    yield from _reasons(report.rejects)
    if report.interrupted:
        yield "interrupted: what was read so far is kept — run the same command again to go on"


def _reasons(rejects: tuple[Rejected, ...]) -> Iterator[str]:
    by_reason: dict[str, list[Rejected]] = {}
    for item in rejects:
        by_reason.setdefault(item.reason, []).append(item)
    groups = sorted(by_reason.items(), key=lambda group: -len(group[1]))
    for reason, items in groups[:REASONS]:
        more = f" and {len(items) - 1:,} more" if len(items) > 1 else ""
        yield f"  {one_line(reason)}: {source(items[0].uri)}{more}"
    if rejects:
        yield "  'craftsearch rejects' lists all that were ever refused"

from __future__ import annotations

from craftsearch.model import IngestReport, Rejected
from craftsearch.output.summary import REASONS, ingest_lines


def _refused(reason: str, number: int = 1) -> tuple[Rejected, ...]:
    return tuple(Rejected(f"file:///{reason}/{at}", "sources", reason) for at in range(number))


def test_the_first_line_counts_what_was_done_and_how_fast() -> None:
    (line,) = ingest_lines(IngestReport(new=3, changed=1, unchanged=4, removed=2, seconds=2.0))
    assert line == "8 items in 2.0 s (4.0/s): 3 new, 1 changed, 4 unchanged, 2 removed"


def test_an_empty_folder_is_nothing_to_do() -> None:
    (line,) = ingest_lines(IngestReport(seconds=0.1))
    assert line.endswith("nothing to do")


def test_refusals_are_grouped_by_reason_the_most_frequent_first() -> None:
    report = IngestReport(rejects=(*_refused("empty"), *_refused("binary", 3)), seconds=1.0)
    _, first, second, last = ingest_lines(report)
    assert first == "  binary: /binary/0 and 2 more"
    assert second == "  empty: /empty/0"
    assert "craftsearch rejects" in last


def test_no_more_than_a_few_reasons_are_named() -> None:
    rejects = tuple(item for at in range(9) for item in _refused(f"reason {at}"))
    lines = list(ingest_lines(IngestReport(rejects=rejects, seconds=1.0)))
    assert sum("reason" in line for line in lines) == REASONS


def test_an_interrupted_run_says_that_nothing_is_lost() -> None:
    *_, last = ingest_lines(IngestReport(new=1, seconds=1.0, interrupted=True))
    assert "what was read so far is kept" in last

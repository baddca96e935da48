"""``clean``, ``detect``, ``dates``: one stage on one file, without an index."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from craftsearch.cli.options import first, json_option
from craftsearch.cli.options import language as language_code
from craftsearch.cli.printing import put_json, screen, tell
from craftsearch.errors import RejectedItemError, UsageError

if TYPE_CHECKING:
    import datetime as dt

    from craftsearch.model import Article, DateSpan, RawItem

_file = click.argument("file", metavar="FILE")


@click.command("clean")
@_file
@click.option("--explain", is_flag=True, help="Also show what was cut, with the rule of each cut.")
@click.option("--fast", is_flag=True, help="Take one look at a page: many times faster, less exact.")
@json_option
def clean_command(file: str, *, explain: bool, fast: bool, as_json: bool) -> None:
    """Cut the news out of a saved page or scrape; '-' reads stdin."""
    article = _article(_item(file), mode="fast" if fast else "best")
    if as_json:
        from craftsearch.output.records import cleaned

        put_json([cleaned(article)])
        return
    from craftsearch.output.wording import lines

    sys.stdout.write(lines(f"{article.title}\n\n{article.text}\n"))
    if explain:
        from craftsearch.output.tables.documents import removed

        screen().print(removed(article.removed))


@click.command("detect")
@_file
@click.option("--spans", is_flag=True, help="Tell the language of each passage.")
@json_option
def detect_command(file: str, *, spans: bool, as_json: bool) -> None:
    """Tell the language of a text or page; '-' reads stdin."""
    from craftsearch.language import detect, language_spans

    text = _text(_item(file))
    if spans:
        found = language_spans(text)
        if as_json:
            put_json(found)
            return
        from craftsearch.output.wording import one_line

        for span in found:
            sys.stdout.write(f"{span.code}\t{one_line(text[span.start : span.end])}\n")
        return
    language = detect(text)
    if as_json:
        put_json([language])
    else:
        sys.stdout.write(f"{language.code}\t{language.confidence:.2f}\t{language.reason}\n")


@click.command("dates")
@_file
@click.option(
    "--language", type=language_code, metavar="XX", help="Language (ISO 639); detected if not given."
)
@click.option("--reference", type=first, metavar="DATE", help="When the text was published.")
@json_option
def dates_command(file: str, *, language: str | None, reference: dt.date | None, as_json: bool) -> None:
    """Read the dates of a text or page; '-' reads stdin.

    Without --reference a date that names no year has none: 2013 is never guessed.
    """
    from craftsearch.events import find_dates
    from craftsearch.language import detect

    text = _text(_item(file))
    found = find_dates(text, language=language or detect(text).code, reference=reference)
    if as_json:
        put_json(found)
        return
    for date in found:
        _put_date(date, text)
    if not found:
        tell("no date was found — name the language with --language if it was not recognised")


def _put_date(date: DateSpan, text: str) -> None:
    from craftsearch.output.wording import one_line, when

    start, end = date.span
    sys.stdout.write(f"{when(date)}\t{date.edtf}\t{one_line(text[start:end])}\n")


def _item(file: str) -> RawItem:
    from craftsearch.model import Rejected
    from craftsearch.sources import read, read_stdin

    if file == "-":
        return read_stdin(sys.stdin.buffer)
    if Path(file).is_dir():
        raise UsageError(f"{file} is a folder — name one file in it")
    item = next(iter(read([file])))
    if isinstance(item, Rejected):
        raise RejectedItemError(item.reason, stage=item.stage)
    return item


def _article(item: RawItem, mode: Literal["best", "fast"] = "best") -> Article:
    from craftsearch import clean

    return clean(item.content, media_type=item.media_type, mode=mode)


def _text(item: RawItem) -> str:
    """Take plain text as it is, so that offsets count in it; of a page, take the news."""
    from craftsearch.sources import decode

    if item.media_type == "text/plain":
        return decode(item.content, media_type=item.media_type).text
    return _article(item).text

"""Measure main-text extraction on a folder of pages, ours beside others in the same run.

    python benchmarks/cleaning/score.py PAGES [--gold GOLD.json]

Gold comes in either of two forms, and a page may have both:

* ``PAGES/name.html`` beside ``PAGES/name.txt``: the main text, UTF-8. Scored by the multiset of word
  4-grams: precision, recall, F1, each the mean over pages.
* ``--gold GOLD.json``: ``{"name.html": {"must_contain": [...], "must_not_contain": [...]}}``, as in
  ``tests/corpus/gold.json``. Scored by the share of passages found and the share of furniture leaked.

``leak`` is the share of pages whose output has a block that scores as a consent banner. Pages per
second are for one process; the first page is not counted, since it pays for the imports.
"""

from __future__ import annotations

import argparse
import re
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec
from bs4 import BeautifulSoup
from resiliparse.extract.html2text import extract_plain_text
from trafilatura import extract

from craftsearch.cleaning import clean, consent_score
from craftsearch.cleaning.consent import BANNER
from craftsearch.errors import RejectedItemError
from craftsearch.sources import decode

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from craftsearch.cleaning.route import Mode

_GRAM = 4
_WORD = re.compile(r"\w+")


class Gold(msgspec.Struct, frozen=True):
    """Passages of a page that belong to its news, and some that do not."""

    must_contain: list[str] = []
    must_not_contain: list[str] = []


class Page(NamedTuple):
    """A page with what is known of it."""

    content: bytes
    text: str | None
    gold: Gold


def craftsearch(content: bytes) -> str:
    return _ours(content, "best")


def craftsearch_fast(content: bytes) -> str:
    return _ours(content, "fast")


def _ours(content: bytes, mode: Mode) -> str:
    try:
        article = clean(content, mode=mode)
    except RejectedItemError:
        return ""
    return article.text if article.title in article.text else f"{article.title}\n\n{article.text}"


def trafilatura(content: bytes) -> str:
    return _extract(content)


def trafilatura_precision(content: bytes) -> str:
    return _extract(content, favor_precision=True)


def trafilatura_recall(content: bytes) -> str:
    return _extract(content, favor_recall=True)


def _extract(content: bytes, *, favor_precision: bool = False, favor_recall: bool = False) -> str:
    markup = decode(content, media_type="text/html").text
    return (
        extract(markup, include_comments=False, favor_precision=favor_precision, favor_recall=favor_recall)
        or ""
    )


def resiliparse(content: bytes) -> str:
    markup = decode(content, media_type="text/html").text
    return str(extract_plain_text(markup, main_content=True, alt_texts=False))


def get_text(content: bytes) -> str:
    return BeautifulSoup(decode(content, media_type="text/html").text, "lxml").get_text("\n")


EXTRACTORS: Mapping[str, Callable[[bytes], str]] = {
    "craftsearch": craftsearch,
    "craftsearch fast": craftsearch_fast,
    "trafilatura": trafilatura,
    "trafilatura precision": trafilatura_precision,
    "trafilatura recall": trafilatura_recall,
    "resiliparse": resiliparse,
    "get_text": get_text,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("pages", type=Path)
    parser.add_argument("--gold", type=Path)
    given = parser.parse_args()
    pages = read_pages(given.pages, given.gold)
    print(f"{len(pages)} pages\n{'':21} precision recall    F1  found leaked  leak pages/s")
    for name, extractor in EXTRACTORS.items():
        report(name, extractor, pages)


def read_pages(folder: Path, gold: Path | None) -> list[Page]:
    known = msgspec.json.decode(gold.read_bytes(), type=dict[str, Gold]) if gold else {}
    pages = []
    for file in sorted(folder.glob("*.htm*")):
        text = file.with_suffix(".txt")
        pages.append(
            Page(
                file.read_bytes(),
                text.read_text("utf-8") if text.exists() else None,
                known.get(file.name, Gold()),
            )
        )
    return pages


def report(name: str, extractor: Callable[[bytes], str], pages: list[Page]) -> None:
    extractor(pages[0].content)
    started = time.perf_counter()
    texts = [extractor(page.content) for page in pages]
    speed = len(pages) / (time.perf_counter() - started)
    golden = [(text, page.gold) for text, page in zip(texts, pages, strict=True)]
    scores = [overlap(text, page.text) for text, page in zip(texts, pages, strict=True) if page.text]
    precision, recall, f1 = (mean([score[at] for score in scores]) for at in range(3))
    found = mean([has(text, one) for text, gold in golden for one in gold.must_contain])
    leaked = mean([has(text, one) for text, gold in golden for one in gold.must_not_contain])
    leak = mean([any(consent_score(line) >= BANNER for line in text.splitlines()) for text in texts])
    shares = f"{precision:9.3f} {recall:6.3f} {f1:5.3f} {found:6.3f} {leaked:6.3f} {leak:5.3f}"
    print(f"{name:21} {shares} {speed:7.1f}")


def overlap(text: str, gold: str) -> tuple[float, float, float]:
    """Give precision, recall and F1 of the word 4-grams."""
    ours, true = grams(text), grams(gold)
    common = (ours & true).total()
    precision = common / ours.total() if ours else 0.0
    recall = common / true.total() if true else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if common else 0.0


def grams(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text.casefold())
    return Counter(zip(*(words[at:] for at in range(_GRAM)), strict=False))


def has(text: str, passage: str) -> bool:
    return " ".join(passage.split()) in " ".join(text.split())


def mean(values: list[float] | list[bool]) -> float:
    return sum(values) / len(values) if values else float("nan")


if __name__ == "__main__":
    main()

"""The same work from plain parts: bs4 ``get_text``, langdetect, ``dateparser.search_dates``, Whoosh.

``python benchmarks/plain_parts.py FOLDER INDEX`` ingests a folder and prints the seconds it took.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import langdetect
import whoosh.fields
import whoosh.index
from bs4 import BeautifulSoup
from dateparser.search import search_dates
from langdetect.lang_detect_exception import LangDetectException

SCHEMA = whoosh.fields.Schema(
    uri=whoosh.fields.ID(stored=True),
    language=whoosh.fields.ID(stored=True),
    text=whoosh.fields.TEXT(stored=True),
    dates=whoosh.fields.STORED,
)


def ingest(folder: Path, index: Path) -> int:
    """Index every file; return how many there were."""
    index.mkdir(parents=True)
    langdetect.DetectorFactory.seed = 0
    writer = whoosh.index.create_in(str(index), SCHEMA).writer(limitmb=128)
    count = 0
    for path in sorted(folder.iterdir()):
        text = path.read_text("utf-8")
        if path.suffix == ".html":
            text = BeautifulSoup(text, "lxml").get_text(" ", strip=True)
        try:
            language = langdetect.detect(text)
        except LangDetectException:
            language = "und"
        try:
            dates = search_dates(text, languages=[language]) or []
        except ValueError:  # a language that dateparser does not know
            dates = search_dates(text) or []
        writer.add_document(uri=str(path), language=language, text=text, dates=[day for _, day in dates])
        count += 1
    writer.commit()
    return count


if __name__ == "__main__":
    began = time.perf_counter()
    done = ingest(Path(sys.argv[1]), Path(sys.argv[2]))
    print(f"{done} {time.perf_counter() - began:.2f}")

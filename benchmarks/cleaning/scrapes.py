"""Measure the text route: banner lines removed from flattened pages, and content lost.

    python benchmarks/cleaning/scrapes.py PAGES BANNERS

``PAGES/xx-name.txt`` are texts in the language ``xx``; ``BANNERS/xx.toml`` has ``banners`` and
``look_alikes``. Each text is read once for each banner of its language, with the banner above or
below it, a button beside the banner, and a look-alike in its middle, which is content.
"""

from __future__ import annotations

import argparse
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from craftsearch.cleaning import clean

if TYPE_CHECKING:
    from collections.abc import Iterator


class Scrape(NamedTuple):
    """A flattened page and which of its lines are what."""

    text: str
    banner: str
    content: list[str]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("pages", type=Path)
    parser.add_argument("banners", type=Path)
    given = parser.parse_args()
    count = removed = total = lost = 0
    for scrape in scrapes(given.pages, given.banners):
        article = clean(scrape.text, media_type="text/plain")
        text = f"{article.title}\n{article.text}"
        count += 1
        removed += scrape.banner not in text
        total += sum(map(len, scrape.content))
        lost += sum(len(line) for line in scrape.content if line not in text)
    print(f"{count} scrapes: banner lines removed {removed / count:.3f}, content lost {lost / total:.4f}")


def scrapes(pages: Path, banners: Path) -> Iterator[Scrape]:
    for file in sorted(pages.glob("*.txt")):
        samples = tomllib.loads((banners / f"{file.stem[:2]}.toml").read_text("utf-8"))
        lines = file.read_text("utf-8").splitlines()
        for at, banner in enumerate(samples["banners"]):
            content = [*lines[:2], samples["look_alikes"][at], *lines[2:]]
            consent = [banner, "OK"]
            parts = [*content, *consent] if at % 2 else [*consent, *content]
            yield Scrape("\n\n".join(parts), banner, content)


if __name__ == "__main__":
    main()

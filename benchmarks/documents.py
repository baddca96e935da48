"""Generated documents for benchmarks: sentences of ``corpus/`` shuffled anew, half HTML pages, half scrapes.

Run as a script it writes a folder: ``python benchmarks/documents.py OUT [COUNT] [SEED]``.
"""

from __future__ import annotations

import html
import random
import re
import sys
from pathlib import Path

import craftsearch as cs
from craftsearch.sources import read

CORPUS = Path(__file__).parent.parent / "corpus"
BANNER = (
    "We use cookies to give you the best experience on our website. By continuing you accept all cookies."
)
PAGE = """<!DOCTYPE html>
<html lang="{language}"><head><meta charset="utf-8"><title>{title}</title></head><body>
<div id="cookie-banner" class="cookie-consent"><p>{banner}</p><button>Accept all</button></div>
<nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>
<main><article><h1>{title}</h1>{body}</article></main>
<aside><h2>Related news</h2><ul><li><a href="/1">Another item</a></li></ul></aside>
<footer><p>© 2020 A regional agency. All rights reserved.</p></footer></body></html>"""
Sentences = dict[str, tuple[list[str], list[str]]]


def sentences() -> Sentences:
    """Collect, per language, the titles and the sentences of the sample items."""
    found: Sentences = {}
    for item in read([CORPUS]):
        if not hasattr(item, "content"):
            continue
        article = cs.clean(item.content, media_type=item.media_type)
        titles, texts = found.setdefault(cs.detect(article.text).code, ([], []))
        titles.append(article.title)
        texts += [part for block in article.blocks for part in re.split(r"(?<=[.!?;])\s+(?=\w)", block.text)]
    return found


def document(source: Sentences, draw: random.Random, *, as_html: bool) -> str:
    """Make one document of some 20 sentences in five paragraphs, with furniture around it."""
    language = draw.choice(sorted(source))
    titles, texts = source[language]
    title = draw.choice(titles)
    paragraphs = [" ".join(draw.choices(texts, k=4)) for _ in range(5)]
    if as_html:
        body = "".join(f"<p>{html.escape(part)}</p>" for part in paragraphs)
        return PAGE.format(language=language, title=html.escape(title), banner=BANNER, body=body)
    return "\n\n".join((BANNER, "Home > News", title, *paragraphs, "Additional information", "© 2020"))


def write(folder: Path, count: int, seed: int = 1) -> int:
    """Write ``count`` documents into ``folder``; return their size in bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    source, draw, size = sentences(), random.Random(seed), 0
    for number in range(count):
        as_html = number % 2 == 0
        content = document(source, draw, as_html=as_html).encode()
        (folder / f"{number:06}.{'html' if as_html else 'txt'}").write_bytes(content)
        size += len(content)
    return size


if __name__ == "__main__":
    given = sys.argv[1:]
    print(write(Path(given[0]), *map(int, given[1:])), "bytes")

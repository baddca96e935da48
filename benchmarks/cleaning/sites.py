"""Measure what comparing a site's documents is worth: furniture that no rule knows, around different news.

    python benchmarks/cleaning/sites.py TEXTS...

TEXTS are folders of plain texts (``*.txt``). Eight sites are made, each of 12 texts with its own lines above
and below them; all are taken in at once, as plain text and as pages.
"""

from __future__ import annotations

import sys
import tempfile
from html import escape
from pathlib import Path

import craftsearch as cs
from craftsearch.cleaning import clean
from craftsearch.model import RawItem

# What stands above the news and below it; braces hold a number that differs.
SITES = (
    (("Valle dei Telai", "Chi siamo noi del telaio", "La bottega aperta"),
     ("Via dei Tessitori, scala B", "{} passi di qui")),
    (("Keramik am Fluss e.V.", "Mitmachen im Verein"),
     ("Getragen von Freunden des Tons", "Gelesen: {} mal")),
    (("Le four partagé · maison des métiers", "Agenda de la maison"),
     ("Une maison, des mains, un pays",)),
    (("Saviaikos – amatų kiemas", "Kiemo draugai"),
     ("Kiemas veikia kasdien, išskyrus šventes", "Aplankė {} žmonės")),
    (("Mlýn řemesel", "Pro školy a rodiče", "Kudy k nám"),
     ("Mlýn podporují sousedé z údolí", "Přečteno {} krát")),
    (("Майсторска улица",),
     ("Този сайт пази малко неща за вас; като останете, вие ги приемате.", "Улицата е отворена за всички")),
    (("The Clay Yard", "Come and throw", "Yard shop"),
     ("We keep a little something on your device so the yard knows you.", "Seen by {}")),
    (("Håndens hus", "Husets venner"),
     ("Et hus for hænder i dalen", "Læst af {}")),
)  # fmt: skip
PER_SITE = 12


def main() -> None:
    folders = [Path(name) for name in sys.argv[1:]]
    texts = [path.read_text("utf-8") for folder in folders for path in sorted(folder.glob("*.txt"))]
    for kind in ("text/plain", "text/html"):
        measure(texts, kind)


def measure(texts: list[str], kind: str) -> None:
    made = dict(items(texts, kind))
    with tempfile.TemporaryDirectory() as folder, cs.open(folder) as library:
        library.ingest((item for item, _ in made.values()), vectors=False)
        records = {record.article.uri: record.article for record in library.records()}
    furniture = gone = before = content = lost = 0
    for uri, (item, lines) in made.items():
        alone = clean(item.content, media_type=kind)
        together = records[uri]
        furniture += len(lines)
        before += sum(line not in alone.text for line in lines)
        gone += sum(line not in together.text for line in lines)
        body = [block.text for block in alone.blocks if block.text not in lines]
        content += sum(map(len, body))
        lost += sum(len(text) for text in body if text not in f"{together.title}\n{together.text}")
    print(
        f"{kind}, {len(made)} items: lines gone {before / furniture:.3f} each alone,"
        f" {gone / furniture:.3f} together; content lost {lost / content:.4f}"
    )


def items(texts: list[str], kind: str) -> list[tuple[str, tuple[RawItem, list[str]]]]:
    found = []
    for number, (above, below) in enumerate(SITES):
        for at in range(PER_SITE):
            text = texts[(number * PER_SITE + at) % len(texts)]
            top, bottom = ([line.format(13 * at + 7) for line in part] for part in (above, below))
            blocks = [*top, *(part for part in text.split("\n") if part.strip()), *bottom]
            uri = f"https://site{number}.example/{at}"
            whole = "\n\n".join(blocks) if kind == "text/plain" else _page(top, text, bottom)
            found.append((uri, (RawItem(uri, kind, whole.encode()), [*top, *bottom])))
    return found


def _page(top: list[str], text: str, bottom: list[str]) -> str:
    title, *body = (part for part in text.split("\n") if part.strip())
    parts = [f"<p>{escape(line)}</p>" for line in [*body, *bottom]]
    head = "".join(f"<div>{escape(line)}</div>" for line in top)
    return f"<html><body>{head}<div><h1>{escape(title)}</h1>{''.join(parts)}</div></body></html>"


if __name__ == "__main__":
    main()

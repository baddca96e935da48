"""Documents and queries for the benchmarks of search: real sentences of 24 languages, drawn anew.

Each document has three to five sentences of one language (some 420 characters) from ``corpus/`` and the
parallel sentences of ``meaning``, and two names made of syllables, so that the vocabulary grows as it does in
news. A query is two words of at least four letters from one document.

python benchmarks/search/corpus.py FOLDER COUNT [SEED]   writes documents.jsonl and queries.json
"""

from __future__ import annotations

import hashlib
import json
import random
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from documents import Sentences, sentences

_PARALLEL = Path(__file__).parents[2] / "src" / "craftsearch" / "meaning" / "parallel"
_SYLLABLES = "ba be bo da de do fa ga go ha ka ke ko la le lo ma me mo na ne no pa ra re ro sa se so ta te to va zi".split()  # fmt: skip  # noqa: SIM905, E501
_QUERIES = 200


def source() -> Sentences:
    """Collect titles and sentences per language."""
    found = sentences()
    for path in sorted(_PARALLEL.glob("*.txt")):
        if path.stem in found:
            found[path.stem][1].extend(line for line in path.read_text("utf-8").splitlines() if line.strip())
    return found


def name(draw: random.Random) -> str:
    """Make a name; short ones are frequent, long ones rare."""
    return "".join(draw.choices(_SYLLABLES, k=draw.choice((2, 2, 3, 3, 4)))).capitalize()


def document(
    known: dict[str, tuple[list[str], list[str]]], draw: random.Random, number: int
) -> dict[str, str]:
    """Make one document."""
    language = draw.choice(sorted(known))
    titles, texts = known[language]
    chosen: list[str] = []
    while sum(map(len, chosen)) < draw.randrange(300, 480):
        chosen.append(draw.choice(texts))
    chosen.insert(draw.randrange(len(chosen) + 1), f"{name(draw)} {name(draw)}.")
    identifier = hashlib.sha256(str(number).encode()).hexdigest()[:16]
    return {"id": identifier, "language": language, "title": draw.choice(titles), "text": " ".join(chosen)}


def main() -> None:
    folder, count, *seed = Path(sys.argv[1]), *map(int, sys.argv[2:])
    draw = random.Random(*seed or (1,))
    folder.mkdir(parents=True, exist_ok=True)
    known, queries, size = source(), [], 0
    with (folder / "documents.jsonl").open("w", encoding="utf-8") as out:
        for number in range(count):
            made = document(known, draw, number)
            size += len(made["text"])
            out.write(json.dumps(made, ensure_ascii=False) + "\n")
            if number % max(1, count // _QUERIES) == 0 and len(queries) < _QUERIES:
                words = re.findall(r"[^\W\d_]{4,}", made["text"])
                queries.append(" ".join(draw.sample(words, 2)))
    (folder / "queries.json").write_text(json.dumps(queries, ensure_ascii=False), "utf-8")
    print(f"{count} documents of {size / count:.0f} characters, {len(queries)} queries")


if __name__ == "__main__":
    main()

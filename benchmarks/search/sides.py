"""One engine, filled or asked, in a process of its own; what it needs is imported when it is chosen.

python benchmarks/search/sides.py SIDE fill FOLDER DATA    writes the index, prints seconds, of processor too
python benchmarks/search/sides.py SIDE ask FOLDER DATA     asks every query, prints milliseconds and memory

Sides: ours-tantivy, ours-whoosh (our analysis, planning and ranking over either engine, ids); library (the
whole search by words over Tantivy, with records from the catalogue and marked snippets); each with -exact for
the words as written; raw-tantivy, raw-whoosh, fts5, xapian (each with its own default analysis and its ten
best documents with stored fields). Runs in any Python that has the side's library, as Debian's has Xapian's.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from craftsearch.index.engine import Engine
    from craftsearch.model import Record

    Ask = Callable[[str], Sequence[object]]

T = TypeVar("T")


def documents(data: str) -> Iterator[dict[str, str]]:
    with (Path(data) / "documents.jsonl").open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    batch: list[T] = []
    for item in items:
        batch.append(item)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


def _record(made: dict[str, str]) -> Record:
    from craftsearch.model import Article, Block, Language, LanguageSpan, Record

    article = Article(title=made["title"], blocks=(Block(made["text"], 0),), uri=f"news:{made['id']}")
    spans = (LanguageSpan(0, len(made["text"]), made["language"]),)
    return Record(made["id"], article, Language(made["language"], 1.0), spans)


def _engine(side: str, folder: Path) -> Engine:
    if side == "ours-whoosh":
        from craftsearch.index.engines.whoosh import WhooshEngine

        return WhooshEngine(folder)
    from craftsearch.index.engines.tantivy import TantivyEngine

    return TantivyEngine(folder)


def fill_ours(side: str, folder: Path, data: str) -> int:
    from craftsearch.index.posting import postings

    engine = _engine(side, folder)
    done = 0
    # Laid out by the thousand and committed as seldom as ``Store.refill`` commits.
    seldom = 100_000 if engine.name == "tantivy" else 20_000
    for batch in _batches(documents(data), 1_000):
        engine.add(postings([_record(made) for made in batch]))
        done += len(batch)
        if done % seldom == 0:
            engine.commit()
    engine.commit()
    engine.close()
    return done


def ask_ours(side: str, folder: Path) -> Ask:
    from craftsearch.language import ANALYSED
    from craftsearch.model import Filters
    from craftsearch.search.planning import plan
    from craftsearch.search.words import Known

    engine = _engine(side, folder)

    def ask(query: str) -> Sequence[object]:
        held = tuple(code for code in sorted(ANALYSED) if engine.frequency("passage", code))
        known = Known(frequency=engine.frequency, documents=engine.count())
        planned = plan(query, Filters(), held, known=known)
        return engine.match(planned.query.root, limit=10).best

    return ask


def ask_exactly(side: str, folder: Path) -> Ask:
    """Ask for the words as written: what the other sides do, whose analysis knows one language or none."""
    from craftsearch.model import Filters
    from craftsearch.search.planning import plan

    engine = _engine(side, folder)
    return lambda query: engine.match(plan(query, Filters(), (), exact=True).query.root, limit=10).best


def fill_library(_: str, folder: Path, data: str) -> int:
    import datetime as dt

    import craftsearch as cs
    from craftsearch.index.catalogue import Document
    from craftsearch.index.posting import postings

    library = cs.open(folder)
    library.ingest([], vectors=False)
    store = library._opened()  # noqa: SLF001  # documents without raw pages, which would have to be cleaned
    now, done = dt.datetime.now(dt.UTC), 0
    for batch in _batches(map(_record, documents(data)), 5_000):
        held = [Document(each, b"", each.article.text.encode(), "text/plain", now) for each in batch]
        store.write(held, postings(batch))
        done += len(batch)
    library.close()
    return done


def ask_library(_: str, folder: Path) -> Ask:
    import craftsearch as cs

    library = cs.open(folder)
    return lambda query: library.search(query, exact=False).hits


def ask_library_exactly(_: str, folder: Path) -> Ask:
    import craftsearch as cs

    library = cs.open(folder)
    return lambda query: library.search(query, exact=True).hits


def fill_raw_tantivy(_: str, folder: Path, data: str) -> int:
    import tantivy

    folder.mkdir(parents=True)
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw")
    for field in ("title", "text"):
        builder.add_text_field(field, stored=True)
    index = tantivy.Index(builder.build(), path=str(folder))
    writer = index.writer(heap_size=64_000_000, num_threads=1)
    done = 0
    for made in documents(data):
        writer.add_document(tantivy.Document(id=made["id"], title=made["title"], text=made["text"]))
        done += 1
    writer.commit()
    writer.wait_merging_threads()
    return done


def ask_raw_tantivy(_: str, folder: Path) -> Ask:
    import tantivy

    index = tantivy.Index.open(str(folder))
    searcher = index.searcher()

    def ask(query: str) -> Sequence[object]:
        found = searcher.search(index.parse_query(query, ["title", "text"]), 10)
        return [searcher.doc(address).to_dict() for _, address in found.hits]

    return ask


def fill_raw_whoosh(_: str, folder: Path, data: str) -> int:
    from whoosh import fields, index

    folder.mkdir(parents=True)
    schema = fields.Schema(
        id=fields.ID(stored=True, unique=True), title=fields.TEXT(stored=True), text=fields.TEXT(stored=True)
    )
    writer = index.create_in(str(folder), schema).writer(limitmb=256)
    done = 0
    for made in documents(data):
        writer.add_document(id=made["id"], title=made["title"], text=made["text"])
        done += 1
    writer.commit()
    return done


def ask_raw_whoosh(_: str, folder: Path) -> Ask:
    from whoosh import index
    from whoosh.qparser import MultifieldParser, OrGroup

    opened = index.open_dir(str(folder))
    searcher = opened.searcher()
    parser = MultifieldParser(["title", "text"], opened.schema, group=OrGroup)
    return lambda query: [hit.fields() for hit in searcher.search(parser.parse(query), limit=10)]


def fill_fts5(_: str, folder: Path, data: str) -> int:
    import sqlite3

    folder.mkdir(parents=True)
    with sqlite3.connect(folder / "fts.sqlite") as base:
        base.execute("CREATE VIRTUAL TABLE news USING fts5(id UNINDEXED, title, text)")
        rows = ((made["id"], made["title"], made["text"]) for made in documents(data))
        done = base.executemany("INSERT INTO news VALUES (?, ?, ?)", rows).rowcount
        base.execute("INSERT INTO news(news) VALUES ('optimize')")
    return done


def ask_fts5(_: str, folder: Path) -> Ask:
    import sqlite3

    base = sqlite3.connect(folder / "fts.sqlite")
    sql = "SELECT id, title, text FROM news WHERE news MATCH ? ORDER BY rank LIMIT 10"
    return lambda query: base.execute(sql, (" OR ".join(query.split()),)).fetchall()


def fill_xapian(_: str, folder: Path, data: str) -> int:
    import xapian

    base = xapian.WritableDatabase(str(folder), xapian.DB_CREATE_OR_OPEN)
    words = xapian.TermGenerator()
    done = 0
    for made in documents(data):
        document = xapian.Document()
        words.set_document(document)
        words.index_text(made["title"])
        words.increase_termpos()
        words.index_text(made["text"])
        document.set_data(json.dumps(made, ensure_ascii=False))
        base.add_document(document)
        done += 1
    base.commit()
    base.close()
    return done


def ask_xapian(_: str, folder: Path) -> Ask:
    import xapian

    base = xapian.Database(str(folder))
    parser = xapian.QueryParser()
    parser.set_default_op(xapian.Query.OP_OR)

    def ask(query: str) -> Sequence[object]:
        enquire = xapian.Enquire(base)
        enquire.set_query(parser.parse_query(query))
        return [json.loads(match.document.get_data()) for match in enquire.get_mset(0, 10)]

    return ask


SIDES = {
    "ours-tantivy": (fill_ours, ask_ours),
    "ours-tantivy-exact": (None, ask_exactly),
    "ours-whoosh": (fill_ours, ask_ours),
    "ours-whoosh-exact": (None, ask_exactly),
    "library": (fill_library, ask_library),
    "library-exact": (None, ask_library_exactly),
    "raw-tantivy": (fill_raw_tantivy, ask_raw_tantivy),
    "raw-whoosh": (fill_raw_whoosh, ask_raw_whoosh),
    "fts5": (fill_fts5, ask_fts5),
    "xapian": (fill_xapian, ask_xapian),
}


def main() -> None:
    side, action, folder, data = sys.argv[1], sys.argv[2], Path(sys.argv[3]), sys.argv[4]
    fill, ask = SIDES[side]
    engine = side.removesuffix("-exact")
    begun, busy = time.perf_counter(), time.process_time()
    if action == "fill":
        done = fill(engine, folder, data)
        seconds = {"seconds": time.perf_counter() - begun, "cpu": time.process_time() - busy}
        told = {"documents": done, **seconds}
    else:
        queries = json.loads((Path(data) / "queries.json").read_text("utf-8"))
        asked = ask(engine, folder)
        asked(queries[0])
        first = (time.perf_counter() - begun) * 1000
        told = {
            "first": first,
            "first_cpu": (time.process_time() - busy) * 1000,
            "ms": [],
            "cpu": [],
            "hits": 0,
        }
        for query in queries:
            begun, busy = time.perf_counter(), time.process_time()
            found = asked(query)
            told["ms"].append((time.perf_counter() - begun) * 1000)
            told["cpu"].append((time.process_time() - busy) * 1000)
            told["hits"] += len(found)
    told["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    told["own"] = _own()
    print(json.dumps(told))


def _own() -> int:
    """Return the kilobytes that are the process's own, without pages of files; 0 where nobody tells."""
    status = Path("/proc/self/status")
    lines = status.read_text("utf-8").splitlines() if status.exists() else []
    return next((int(line.split()[1]) for line in lines if line.startswith("RssAnon:")), 0)


if __name__ == "__main__":
    main()

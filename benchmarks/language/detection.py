"""Score language detection, beside langdetect and whatever else is installed, in one run.

    python benchmarks/language/detection.py unseen
    python benchmarks/language/detection.py TEXTS.jsonl [--junk JUNK.jsonl] [--half 0|1]

``unseen`` is the folder beside this file; its README tells what is in it. A line of TEXTS holds ``lang``,
``bucket``, ``text`` and, if mixed, ``spans`` as ``[start, end, lang]``. Accuracy is the mean over languages,
hr, sr and bs as one. Junk should be answered with ``und``. ``--half`` takes every other text by ``id``:
thresholds were found on half 0.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import random
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from craftsearch.language import DETECTED, detect, group, language_spans
from craftsearch.language.codes import canonical

Guess = Callable[[str], str]


class Row(NamedTuple):
    """A text whose language is known."""

    lang: str
    bucket: str
    text: str
    spans: list[tuple[int, int, str]]


def read(path: Path, half: int | None) -> list[Row]:
    rows = []
    for line in path.read_text(encoding="utf-8").splitlines():
        data = json.loads(line)
        if half is None or data.get("id", 0) // 2 % 2 == half:
            rows.append(Row(data["lang"], data["bucket"], data["text"], data.get("spans", [])))
    return rows


def unseen(folder: Path) -> list[Row]:
    """Read titles and sentences; a document is all sentences, a mixed one three passages of two languages."""
    rows: list[Row] = []
    sentences: dict[str, list[str]] = {}
    for path in sorted(folder.glob("detection/*.txt")):
        titles, told = (part.splitlines() for part in path.read_text(encoding="utf-8").split("\n\n"))
        sentences[path.stem] = told
        rows += [Row(path.stem, "title", text, []) for text in titles]
        rows += [Row(path.stem, "sentence", text, []) for text in told]
        rows.append(Row(path.stem, "doc", " ".join(told), []))
    codes = list(sentences)
    random.Random(5).shuffle(codes)
    for code, other in zip(codes, codes[1:] + codes[:1], strict=True):
        parts = [(code, sentences[code][:3]), (other, sentences[other][3:5]), (code, sentences[code][3:])]
        text = ""
        spans = []
        for lang, passage in parts:
            text += "\n\n" if text else ""
            spans.append((len(text), len(text) + len(" ".join(passage)), lang))
            text += " ".join(passage)
        rows.append(Row(code, "mixed", text, spans))
    return rows


def lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def backends() -> dict[str, Guess]:
    found: dict[str, Guess] = {"craftsearch": lambda text: detect(text).code}
    for name in ("langdetect", "langdetect_rs"):
        if importlib.util.find_spec(name):
            found[name] = _langdetect(name)
    if importlib.util.find_spec("lingua"):
        found["lingua"] = _lingua()
    return found


def _langdetect(name: str) -> Guess:
    library = importlib.import_module(name)
    library.DetectorFactory.seed = 0

    def guess(text: str) -> str:
        try:
            return canonical(library.detect(text))
        except library.LangDetectException:
            return "und"

    return guess


def _lingua() -> Guess:
    from lingua import LanguageDetectorBuilder

    detector = LanguageDetectorBuilder.from_all_languages().build()

    def guess(text: str) -> str:
        language = detector.detect_language_of(text)
        return canonical(language.iso_code_639_1.name) if language else "und"

    return guess


def accuracy(rows: Iterable[Row], guess: Callable[[Row], str]) -> float:
    right: dict[str, list[bool]] = defaultdict(list)
    for row in rows:
        right[group(row.lang)].append(group(guess(row)) == group(row.lang))
    return 100 * sum(sum(each) / len(each) for each in right.values()) / max(len(right), 1)


def hinted(share: float) -> Callable[[Row], str]:
    """Return a detector told the right language in ``share`` of cases, and a wrong one in the others."""
    chance = random.Random(7)
    codes = sorted(DETECTED)

    def guess(row: Row) -> str:
        right = chance.random() < share
        hint = row.lang if right else chance.choice([code for code in codes if code != row.lang])
        return detect(row.text, hint=hint).code

    return guess


def standards(rows: Iterable[Row]) -> float:
    """Return the share of texts of hr, sr, bs whose own standard was named."""
    ours = [row for row in rows if group(row.lang) == "hbs"]
    return 100 * sum(detect(row.text).code == row.lang for row in ours) / max(len(ours), 1)


def letters_right(rows: Iterable[Row], *, lost: bool) -> float:
    """Return the share of letters of mixed texts given their language; ``lost``: line breaks made spaces."""
    right: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for row in rows:
        text, spans = _joined(row) if lost else (row.text, row.spans)
        code_at = {at: span.code for span in language_spans(text) for at in range(span.start, span.end)}
        for start, end, lang in spans:
            for at in range(start, end):
                if text[at].isalpha():
                    right[group(row.lang)][0] += group(code_at[at]) == group(lang)
                    right[group(row.lang)][1] += 1
    return 100 * sum(good / total for good, total in right.values()) / max(len(right), 1)


def _joined(row: Row) -> tuple[str, list[tuple[int, int, str]]]:
    text = ""
    spans = []
    for start, end, lang in row.spans:
        piece = row.text[start:end].replace("\n", " ")
        text += " " if text else ""
        spans.append((len(text), len(text) + len(piece), lang))
        text += piece
    return text, spans


def seconds(work: Callable[[], object], times: int) -> float:
    """Return the processor time of one call, warm."""
    work()
    begin = time.process_time()
    for _ in range(times):
        work()
    return (time.process_time() - begin) / times


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("texts", type=Path)
    parser.add_argument("--junk", type=Path)
    parser.add_argument("--errors", action="store_true", help="print what craftsearch got wrong")
    parser.add_argument("--half", type=int, choices=(0, 1))
    options = parser.parse_args()
    if options.texts.suffix:
        rows = read(options.texts, options.half)
        junk = [row.text for row in read(options.junk, None)] if options.junk else []
        others: list[str] = []
    else:
        folder = Path(__file__).with_name(options.texts.name)
        rows, junk = unseen(folder), lines(folder / "junk.txt")
        others = [line.partition(" ")[2] for line in lines(folder / "unsupported.txt")]
    guesses = backends()
    buckets = list(dict.fromkeys(row.bucket for row in rows))
    long_text = " ".join(row.text for row in rows if row.bucket == "doc" and row.lang == "fr")[:3000]

    print(
        "backend",
        *buckets,
        "CAPITAL titles",
        "junk accepted",
        "unsupported taken for ours",
        "ms at 3 kB",
        sep="\t",
    )
    for name, guess in guesses.items():
        cells = [accuracy((r for r in rows if r.bucket == b), lambda r, g=guess: g(r.text)) for b in buckets]
        titles = [row for row in rows if row.bucket == "title"]
        cells.append(accuracy(titles, lambda r, g=guess: g(r.text.upper())))
        accepted = sum(guess(text) != "und" for text in junk)
        taken = sum(guess(text) in DETECTED for text in others)
        speed = 1000 * seconds(lambda g=guess: g(long_text), 20)
        print(
            name,
            *(f"{cell:.2f}" for cell in cells),
            f"{accepted}/{len(junk)}",
            f"{taken}/{len(others)}",
            f"{speed:.2f}",
            sep="\t",
        )

    if options.errors:
        for row in rows:
            told = detect(row.text)
            if group(told.code) != group(row.lang):
                print(row.bucket, row.lang, told.code, told.confidence, row.text[:90], sep="\t")
        for text in (*junk, *others):
            if detect(text).code != "und":
                print("none", detect(text).code, detect(text).confidence, text, sep="\t")
    mixed = [row for row in rows if row.spans]
    print("titles with a right hint in 95 %:", f"{accuracy(titles, hinted(0.95)):.2f}")
    print("hr, sr, bs told apart in titles, sentences, documents:", f"{standards(rows):.1f}")
    print("letters of mixed texts:", f"{letters_right(mixed, lost=False):.2f}")
    print("the same, line breaks lost:", f"{letters_right(mixed, lost=True):.2f}")
    print("10 M characters:", f"{seconds(lambda: detect(long_text * 3334), 1):.3f} s")


if __name__ == "__main__":
    main()

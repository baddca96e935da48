"""Score the analysis: inflected forms that meet, look-alikes that do not, tokens per second.

    python benchmarks/language/analysis.py [FOLDER] [--text FILE --language CODE]

FOLDER holds ``<code>.txt`` as `tests/language/inflection` does: a line of forms of one word, or, after ``!``,
two words to be kept apart. The last column is recall over every third line, which in the tests' folder was
set aside; ``benchmarks/language/unseen/inflection`` was never looked at while rules were written.
"""

from __future__ import annotations

import argparse
import resource
import time
from itertools import permutations
from pathlib import Path

from craftsearch.language import ANALYSED, analyse, stem

FOLDER = Path(__file__).parents[2] / "tests" / "language" / "inflection"
_SAMPLE = (
    "The craftsmen of the region showed their products, and visitors tried the old techniques themselves. "
)


def lines(path: Path, *, apart: bool) -> list[list[str]]:
    read = path.read_text(encoding="utf-8").splitlines()
    return [line.lstrip("! ").split() for line in read if line.startswith("!") is apart]


def recall(groups: list[list[str]], code: str) -> float:
    shares = []
    for forms in groups:
        stems = {form: stem(form, code) for form in forms}
        pairs = list(permutations(stems, 2))  # none where the forms are all alike
        shares.append(sum(stems[one] == stems[other] for one, other in pairs) / len(pairs) if pairs else 1.0)
    return 100 * sum(shares) / len(shares)


def ready() -> tuple[float, float]:
    """Return the milliseconds of a processor and the megabytes that it takes to have all languages ready."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begin = time.process_time()
    for code in ANALYSED:
        stem("ready", code)
    spent = time.process_time() - begin
    return 1000 * spent, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024


def speed(text: str, code: str) -> float:
    """Return tokens per second of a processor, warm."""
    count = len(analyse(text, code))
    begin = time.process_time()
    rounds = 0
    while time.process_time() - begin < 1:
        analyse(text, code)
        rounds += 1
    return count * rounds / (time.process_time() - begin)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, nargs="?", default=FOLDER)
    parser.add_argument("--text", type=Path)
    parser.add_argument("--language", default="en")
    options = parser.parse_args()
    milliseconds, megabytes = ready()
    print(f"all {len(ANALYSED)} languages ready: {milliseconds:.1f} ms, {megabytes:.1f} MB")
    text = options.text.read_text(encoding="utf-8") if options.text else _SAMPLE * 50
    print(f"analysis, warm: {speed(text, options.language):,.0f} tokens/s")
    print("language", "recall %", "look-alikes taken for one %", "recall set aside %", sep="\t")
    for path in sorted(options.folder.glob("*.txt")):
        groups, pairs = lines(path, apart=False), lines(path, apart=True)
        met = sum(stem(one, path.stem) == stem(other, path.stem) for one, other in pairs)
        cells = (recall(groups, path.stem), 100 * met / max(len(pairs), 1), recall(groups[2::3], path.stem))
        print(path.stem, *(f"{cell:.1f}" for cell in cells), sep="\t")


if __name__ == "__main__":
    main()

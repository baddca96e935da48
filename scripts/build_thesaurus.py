"""Compile the tables in ``meaning/thesaurus/groups`` into the file that searches open.

Run again whenever a table or the analysis of a language changes; a test compares the two.
"""

from __future__ import annotations

from craftsearch.meaning.thesaurus.compiled import compile_concepts
from craftsearch.meaning.thesaurus.concepts import shipped
from craftsearch.meaning.thesaurus.lookup import COMPILED


def main() -> None:
    concepts = shipped()
    content = compile_concepts(concepts)
    COMPILED.write_bytes(content)
    print(f"{COMPILED.name}: {len(concepts)} concepts, {len(content):,} bytes")


if __name__ == "__main__":
    main()

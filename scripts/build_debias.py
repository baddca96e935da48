"""Compute the means and directions of ``craftsearch.meaning.debias`` from our parallel sentences.

Writes ``debias.f32`` and ``debias.json`` beside that module, or beneath the folder given.
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

import msgspec

from craftsearch.meaning import debias
from craftsearch.meaning.encoder import Encoder


def main(folder: Path) -> None:
    encoder = Encoder()
    sentences = debias.parallel()
    content = debias.pack(debias.learn(sentences, encoder.encode))
    manifest = debias.Manifest(
        vectors=hashlib.sha256(content).hexdigest(),
        weights=encoder.sha256,
        sentences=debias.fingerprint(sentences),
        languages=tuple(sentences),
    )
    (folder / debias.VECTORS).write_bytes(content)
    (folder / debias.MANIFEST).write_bytes(msgspec.json.format(msgspec.json.encode(manifest)) + b"\n")
    print(f"{len(content)} bytes from {len(sentences)} languages in {folder}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(debias.__file__).parent)

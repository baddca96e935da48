"""Where items come from: files, folders and standard input, and the bytes they are made of."""

from craftsearch.sources.decoding import Decoded, decode
from craftsearch.sources.files import read
from craftsearch.sources.media import sniff
from craftsearch.sources.stdin import read_stdin

__all__ = ["Decoded", "decode", "read", "read_stdin", "sniff"]

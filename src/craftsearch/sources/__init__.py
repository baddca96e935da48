"""Where items come from: files, folders and standard input, and the bytes they are made of."""

from craftsearch.sources.decoding import Decoded, decode
from craftsearch.sources.files import Named, find, load, read
from craftsearch.sources.media import sniff
from craftsearch.sources.stdin import read_stdin

__all__ = ["Decoded", "Named", "decode", "find", "load", "read", "read_stdin", "sniff"]

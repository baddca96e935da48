"""Compile `craftsearch/language/common_words.bin`: in which languages a word is common.

    pip install simplemma wordfreq
    python scripts/compile_common_words.py

Taken in are the 10,000 most frequent words of every language that wordfreq 3.1.1 knows. A word is common in a
language if it is among its 50,000 most frequent; in et ga gl sq, which wordfreq does not know, if simplemma's
dictionary has it; in mt, if it is among our own words (`forms/mt.txt`). Of eu only the function words are
known. The same versions give the same bytes.
"""

from __future__ import annotations

from pathlib import Path

from craftsearch.language.codes import DETECTED
from craftsearch.language.common_words import FILE, pack

_TAKEN = 10_000
_COMMON = 50_000
_NAMES = {"no": "nb", "hr": "sh", "bs": "sh", "sr": "sh"}
_DICTIONARIES = ("et", "ga", "gl", "sq")
_OWN = Path(__file__).with_name("forms") / "mt.txt"


def frequent(code: str) -> list[str]:
    """Return a language's words, the most frequent first; none if it is not known."""
    import wordfreq

    name = _NAMES.get(code, code)
    if name not in wordfreq.available_languages():
        return []
    words = (word.lower() for word in wordfreq.top_n_list(name, 2 * _COMMON))
    return [word for word in words if word.isalpha() and len(word) > 1][:_COMMON]


def known(code: str) -> set[str]:
    """Return the words of a language whose frequencies are not known."""
    from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

    if code == "mt":
        return set(_OWN.read_text(encoding="utf-8").split())
    if code in _DICTIONARIES:
        return {word.lower() for word in DefaultDictionaryFactory().get_dictionary(code)}
    return set()


def main() -> None:
    codes = tuple(sorted(DETECTED))
    lists = {code: frequent(code) for code in codes}
    masks = {word: 0 for words in lists.values() for word in words[:_TAKEN]}
    for place, code in enumerate(codes):
        for word in lists[code] or known(code):
            if word in masks:
                masks[word] |= 1 << place
    content = pack(codes, masks)
    FILE.write_bytes(content)
    print(f"{FILE.name}: {len(masks):,} words, {len(content):,} bytes")


if __name__ == "__main__":
    main()

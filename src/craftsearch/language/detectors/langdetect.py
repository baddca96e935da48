"""langdetect: naive Bayes over character trigrams, 55 languages (Shuyo 2010), or its port to Rust."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from craftsearch.language.codes import DETECTED, codes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_SEED: Final = 20130416
_UNKNOWN: Final = codes("ga mt bs sr eu gl is")


class LangdetectDetector:
    """The library many know, here with a fixed seed so that the same text gets the same answer."""

    languages: Final = DETECTED - _UNKNOWN

    def distributions(self, texts: Sequence[str]) -> list[Mapping[str, float]]:
        """Return the few likeliest languages; none when the library finds no feature in the text."""
        return [self._distribution(text) for text in texts]

    def _distribution(self, text: str) -> Mapping[str, float]:
        library = _library()
        try:
            guesses = library.detect_langs(text)
        except library.LangDetectException:
            return {}
        return {guess.lang: guess.prob for guess in guesses}


@cache
def _library() -> Any:  # noqa: ANN401 (two libraries with one interface, neither of them typed)
    """Return langdetect-rs if it is installed, else langdetect, seeded."""
    try:
        library = import_module("langdetect_rs")
    except ModuleNotFoundError:
        library = import_module("langdetect")
    library.DetectorFactory.seed = _SEED
    return library

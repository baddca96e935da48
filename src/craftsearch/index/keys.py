"""Names folded into keys for filters: the same key for every way people write a name."""

from __future__ import annotations

from craftsearch.language import fold, group


def key(value: str) -> str:
    """Fold a name so that case, accents, spaces and hyphens do not part *CRAFTS CODE* from *crafts-code*."""
    return "".join(char for char in fold(value) if char.isalnum())


def tagged(code: str, term: str) -> str:
    """Name a term together with its language, so that *die* (de) and *die* (en) differ."""
    return f"{group(code)}:{term}"


def happening(country: str = "", city: str = "", kind: str = "") -> str:
    """Name what one event has at once, of what is asked; every value is folded as its own field folds it."""
    return f"{country}|{city}|{kind}"

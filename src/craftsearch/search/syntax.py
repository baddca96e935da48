"""What was typed, as a tree: the parts of a query, each knowing its place, and how they are written back."""

from __future__ import annotations

from craftsearch.model import Value


class Word(Value, frozen=True):
    """One word; ``fuzzy`` is how many letters may differ, ``None`` when it is taken as it is."""

    text: str
    position: int
    fuzzy: int | None = None


class Quoted(Value, frozen=True):
    """Words in quotes: they stand together, in this order, with at most ``slop`` words between them."""

    text: str
    position: int
    slop: int = 0


class Start(Value, frozen=True):
    """The beginning of a word: ``craft*``."""

    text: str
    position: int


class In(Value, frozen=True):
    """A part looked for in one field only."""

    field: str
    part: Leaf
    position: int


class Not(Value, frozen=True):
    """What must not match."""

    part: Tree


class Every(Value, frozen=True):
    """Parts joined by ``AND``."""

    parts: tuple[Tree, ...]


class Either(Value, frozen=True):
    """Parts joined by ``OR``."""

    parts: tuple[Tree, ...]


class Row(Value, frozen=True):
    """Parts side by side: bare words are wishes, everything else is a condition."""

    parts: tuple[Tree, ...]


class Weighted(Value, frozen=True):
    """A part that counts ``factor`` times as much."""

    part: Tree
    factor: float


Leaf = Word | Quoted | Start
Tree = Leaf | In | Not | Every | Either | Row | Weighted


def written(tree: Tree) -> str:  # noqa: PLR0911  # one arm per part
    """Write a tree as a query that reads as the same tree, with brackets wherever parts are joined."""
    match tree:
        case Word(text, _, fuzzy):
            return text if fuzzy is None else f"{text}~{fuzzy}"
        case Quoted(text, _, slop):
            return f'"{text}"~{slop}' if slop else f'"{text}"'
        case Start(text):
            return f"{text}*"
        case In(field, part):
            return f"{field}:{written(part)}"
        case Not(part):
            return f"-{_inner(part)}"
        case Weighted(part, factor):
            return f"{_inner(part)}^{factor:g}"
        case Every(parts):
            return " AND ".join(map(_inner, parts))
        case Either(parts):
            return " OR ".join(map(_inner, parts))
        case Row(parts):
            return " ".join(map(_inner, parts))


def _inner(tree: Tree) -> str:
    text = written(tree)
    return f"({text})" if isinstance(tree, Every | Either | Row) else text

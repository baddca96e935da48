"""From words to what the engine is asked for them: every word in every language of the index."""

from __future__ import annotations

from functools import cache, lru_cache
from math import log
from typing import TYPE_CHECKING, Literal, NamedTuple

from craftsearch.errors import QueryError
from craftsearch.index.engine import TEXT, TEXT_SURFACE, TITLE, TITLE_SURFACE
from craftsearch.index.engines.spacing import MAX_SPACINGS, count_spacings
from craftsearch.index.keys import tagged
from craftsearch.language import analyse, fold, group, pieces, read_word, stopwords
from craftsearch.meaning.thesaurus import LANGUAGES, load
from craftsearch.model import AnyOf, Boost, Node, Phrase, Prefix, Synonyms, Term, Value
from craftsearch.search.syntax import Quoted, Start, Weighted, Word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from craftsearch.index.spelling import Near
    from craftsearch.meaning.thesaurus import Thesaurus
    from craftsearch.meaning.thesaurus.joined import Joined
    from craftsearch.search.syntax import Leaf

_TITLE_BOOST = 1.5  # a word in the title weighs more; set by hand, to be measured with the ranking issue
_THESAURUS_BOOST = 0.8  # what was asked for beats what the thesaurus says means the same

_LEAST = 0.05
_UNHEARD = 0.5  # of the greatest weight, for a word that stands nowhere
# How far weights go over to what is fairer among many languages: a word's to that of its own language, a
# concept's names to that of all of them together. Measured in benchmarks/meaning/README.md.
_OWN_SHARE = 0.4
_UNION_SHARE = 0.8

Labels = dict[str, tuple[tuple[str, ...], ...]]
"""How a concept is called: by language, the stems of each name."""

_SURFACE_OF = {TEXT: TEXT_SURFACE, TITLE: TITLE_SURFACE}
EVERYWHERE = (TEXT, TITLE)


class Wanted(Value, frozen=True):
    """A sequence of engine terms that answers the query, and the typed words it stands for.

    At most ``slop`` other words may stand between them.
    """

    terms: tuple[str, ...]
    asked: str
    by: Literal["word", "inflection", "spelling", "thesaurus"]
    slop: int = 0


class Known(NamedTuple):
    """What an index knows of words: ``spelled`` lists terms of a field that are so many letters off a word.

    ``thesaurus`` opens the one that names things in other languages. ``frequency`` counts the documents that
    have a term in a field, of all ``documents``: of the ways to say a word in so many languages most lead
    nowhere. Without it each is asked, and words weigh as the engine weighs them.
    """

    spelled: Callable[[str, str, int], Sequence[Near]] | None = None
    thesaurus: Callable[[], Thesaurus | Joined] = load
    frequency: Callable[[str, str], int] | None = None
    documents: int = 0


class Words:
    """Makes nodes of words, and collects what may be marked in a text that they find."""

    def __init__(self, languages: tuple[str, ...], known: Known, spoken: str | None = None) -> None:
        """Ask in ``languages``; ``spoken`` is that of the question where known, else it is read in each."""
        self._frequency = (
            cache(known.frequency) if known.frequency else None
        )  # asked again for title and text
        self._documents = known.documents
        self._held_in = languages
        self.attainable = 0.0
        # Croatian, Serbian and Bosnian share their terms; the thesaurus keeps them under Croatian.
        self._languages = tuple(dict.fromkeys("hr" if group(code) == "hbs" else code for code in languages))
        self._asked_in = (spoken,) if spoken else ()
        self._spelled = known.spelled
        self._thesaurus = known.thesaurus
        self.wanted: list[Wanted] = []
        self.prefixes: list[str] = []

    def wishes(self, asked: Sequence[Word | Weighted]) -> tuple[Node, ...]:
        """Make one node per word, or per group of words that name one concept; function words may go."""
        weights = [each.factor if isinstance(each, Weighted) else 1.0 for each in asked]
        words = [each.part if isinstance(each, Weighted) else each for each in asked]
        kept = self._without_stopwords([word.text for word in words if isinstance(word, Word)])
        nodes = [_boosted(self.leaf(words[at], EVERYWHERE), weights[at]) for at in kept]  # type: ignore[arg-type]
        names = [words[at].text if words[at].fuzzy is None else "" for at in kept]  # type: ignore[union-attr]
        grouped: list[Node] = []
        done = 0
        for (start, end), labels in self._concepts(names).items():
            most = max(weights[at] for at in kept[start:end])
            grouped += nodes[done:start]
            others = (_boosted(each, most) for each in self._expand(labels, " ".join(names[start:end])))
            grouped.append(Synonyms((AnyOf(tuple(nodes[start:end])), *others)))
            done = end
        return (*grouped, *nodes[done:])

    def _union(self, labels: Labels) -> float:
        """Weigh a concept as one term, by the documents that hold any of its names; 0 where unknown."""
        frequency = self._frequency
        if frequency is None or not self._documents:
            return 0.0
        held = sum(
            min(frequency(TEXT, tagged(code, term)) for term in label)
            for code in self._languages
            for label in labels.get(code, ())
        )
        return _rarity(self._documents, held)

    def leaf(self, leaf: Leaf, fields: Sequence[str], *, note: bool = True) -> Node:
        """Make the node of a word, phrase or beginning; with ``note`` it is marked where it stands."""
        match leaf:
            case Start(text):
                return self._start(fold(text), fields, note=note)
            case Quoted():
                return self._quoted(leaf, fields, note=note)
            case Word(text, _, None):
                return self._word(text, fields, note=note)
            case Word():
                return self._fuzzy(leaf, fields, note=note)

    def _without_stopwords(self, words: Sequence[str]) -> Sequence[int]:
        """Leave out the function words of the language that most of them belong to, if words remain."""
        every = range(len(words))
        if len(words) == 1:  # it is kept anyway, and no list need be loaded
            return every
        folded = [fold(word) for word in words]
        lists = [stopwords(code) for code in self._asked_in or self._languages]
        closest = max(lists, key=lambda known: sum(word in known for word in folded), default=frozenset())
        return [at for at in every if folded[at] not in closest] or every

    def _word(self, text: str, fields: Iterable[str], *, note: bool) -> Node:
        surfaces = tuple(token.surface for token in analyse(text, "und"))
        stems = {_tagged_stems(text, code) for code in self._asked_in or self._languages} - {()}
        if note:
            self.wanted.append(Wanted(surfaces, text, "word"))
            self.wanted += [Wanted(terms, text, "inflection") for terms in sorted(stems)]
        said = self._in_fields(fields, [(False, surfaces), *((True, terms) for terms in sorted(stems))])
        return _boosted(said, self._in_its_language(stems) if note else 1.0)

    def _in_its_language(self, stems: Iterable[tuple[str, ...]]) -> float:
        """Correct a word's weight, which the engine takes from all documents, to those of its own language.

        In an index of many languages each word is rare, so the words of the question's own language would
        outweigh what the thesaurus bridges. Adds the most that the word can bring to ``attainable``.
        """
        frequency, documents = self._frequency, self._documents
        if frequency is None or not documents:
            return 1.0
        found = [(frequency(TEXT, terms[0]), terms[0]) for terms in stems if len(terms) == 1]
        held, term = max(found, default=(0, ""))
        if not held:
            self.attainable += _UNHEARD * _rarity(documents, 0)
            return 1.0
        related = [code for code in self._held_in if group(code) == term.partition(":")[0]]
        own = max([held, *(frequency("passage", code) for code in related)])
        weight = _rarity(own, held)
        self.attainable += weight
        return float(max(_LEAST, (weight / _rarity(documents, held)) ** _OWN_SHARE))

    def _quoted(self, quoted: Quoted, fields: Iterable[str], *, note: bool) -> Node:
        surfaces = tuple(token.surface for token in analyse(quoted.text, "und"))
        if surfaces and count_spacings(len(surfaces), quoted.slop) > MAX_SPACINGS:
            raise QueryError(
                f"~{quoted.slop} behind a phrase of {len(surfaces)} words at character {quoted.position + 1}"
                " is too far — give fewer words or a smaller number",
                position=quoted.position,
            )
        if note:
            self.wanted.append(Wanted(surfaces, quoted.text, "word", quoted.slop))
        return self._in_fields(fields, [(False, surfaces)], slop=quoted.slop)

    def _start(self, start: str, fields: Iterable[str], *, note: bool) -> Node:
        if note:
            self.prefixes.append(start)
        return Synonyms(tuple(Prefix(_SURFACE_OF[field], start) for field in fields))

    def _fuzzy(self, word: Word, fields: Iterable[str], *, note: bool) -> Node:
        text, distance = word.text, word.fuzzy or 0
        surfaces = tuple(token.surface for token in analyse(text, "und"))
        if len(surfaces) != 1 or self._spelled is None:
            return self._word(text, fields, note=note)
        parts: list[Node] = []
        for field in fields:
            for near in self._spelled(_SURFACE_OF[field], surfaces[0], distance):
                if note:
                    by: Literal["word", "spelling"] = "spelling" if near.distance else "word"
                    self.wanted.append(Wanted((near.term,), text, by))
                found = _boosted(Term(_SURFACE_OF[field], near.term), 1 / (1 + near.distance))
                parts.append(_boosted(found, _TITLE_BOOST) if field == TITLE else found)
        return Synonyms(tuple(parts))

    def _concepts(self, words: Sequence[str]) -> dict[tuple[int, int], Labels]:
        """Find which words, from here to there, name a concept, and how it is called in each language.

        Words that name several concepts, in one language or several, ask for all of them at once.

        The thesaurus leaves function words out of its keys (*chaîne de valeur*), so one may be skipped.
        """
        if not self._languages:
            return {}
        # The question may be put in a language that no document of the index is written in.
        keys = {code: [_single(word, code) for word in words] for code in self._asked_in or LANGUAGES}
        found: dict[tuple[int, int], dict[str, dict[tuple[str, ...], None]]] = {}
        for match in self._thesaurus().match(keys):
            labels = found.setdefault((match.start, match.end), {})
            for code, each in match.expansions.items():
                labels.setdefault(code, {}).update(dict.fromkeys(each))
        return {span: {code: tuple(each) for code, each in labels.items()} for span, labels in found.items()}

    def _expand(self, labels: Labels, asked: str) -> list[Node]:
        union = self._union(labels)
        nodes: list[Node] = []
        for code in self._languages:
            for label in labels.get(code, ()):
                terms = tuple(tagged(code, term) for term in label)
                said = self._in_fields(EVERYWHERE, [(True, terms)], slop=1)
                if said != AnyOf(()):
                    self.wanted.append(Wanted(terms, asked, "thesaurus"))
                    nodes.append(Boost(said, _THESAURUS_BOOST * self._toned(terms, union)))
        return nodes

    def _toned(self, terms: tuple[str, ...], union: float) -> float:
        """Correct a name's weight, which the engine takes from the name alone, to that of its concept."""
        if self._frequency is None or not union:
            return 1.0
        weight = sum(_rarity(self._documents, self._frequency(TEXT, term)) for term in terms)
        return float(min(1.0, union / weight) ** _UNION_SHARE)

    def _in_fields(
        self, fields: Iterable[str], ways: Sequence[tuple[bool, tuple[str, ...]]], *, slop: int = 0
    ) -> Node:
        """Say one thing in any of several ways, in any of the fields; fields add up, ways do not."""
        parts: list[Node] = []
        for field in fields:
            said = Synonyms(tuple(self._standing(field, ways, slop)))
            if said.parts:
                parts.append(Boost(said, _TITLE_BOOST) if field == TITLE else said)
        return parts[0] if len(parts) == 1 else AnyOf(tuple(parts))

    def _holds(self, place: str, term: str) -> bool:
        return self._frequency is None or self._frequency(place, term) > 0

    def _standing(
        self, field: str, ways: Sequence[tuple[bool, tuple[str, ...]]], slop: int
    ) -> Iterator[Phrase]:
        for stemmed, terms in ways:
            place = field if stemmed else _SURFACE_OF[field]
            if terms and all(self._holds(place, term) for term in terms):
                yield Phrase(place, terms, slop)


@lru_cache(maxsize=20_000)  # words of questions, in each language
def _tagged_stems(word: str, code: str) -> tuple[str, ...]:
    read = read_word(code)
    return tuple(tagged(code, part.term) for piece in pieces(word) for part in read(piece))


def _single(word: str, code: str) -> str:
    stems = _tagged_stems(word, code)
    return stems[0].partition(":")[2] if stems else ""


def _rarity(documents: int, held: int) -> float:
    """Weigh a term as BM25 does: its inverse document frequency, never negative."""
    return log(1 + (max(0, documents - held) + 0.5) / (held + 0.5))  # deleted ones may still count as held


def _boosted(node: Node, factor: float) -> Node:
    return node if factor == 1.0 else Boost(node, factor)

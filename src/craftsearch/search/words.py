"""From words to what the engine is asked for them: every word in every language of the index."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from craftsearch.errors import QueryError
from craftsearch.index.engine import TEXT, TEXT_SURFACE, TITLE, TITLE_SURFACE
from craftsearch.index.engines.spacing import MAX_SPACINGS, count_spacings
from craftsearch.index.keys import tagged
from craftsearch.language import analyse, fold, group, is_function_word, pieces, read_word, stopwords
from craftsearch.language.common_words import is_common
from craftsearch.language.sounding import beginnings, likeness
from craftsearch.meaning.thesaurus import LANGUAGES, load
from craftsearch.model import AnyOf, Boost, Node, Phrase, Prefix, Synonyms, Term, Value
from craftsearch.search.syntax import Quoted, Start, Weighted, Word
from craftsearch.search.weighing import Weights

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from craftsearch.index.spelling import Near
    from craftsearch.meaning.thesaurus import Thesaurus
    from craftsearch.meaning.thesaurus.joined import Joined
    from craftsearch.model import Count
    from craftsearch.search.syntax import Leaf
    from craftsearch.search.weighing import Labels

_TITLE_BOOST = 1.5  # a word in the title weighs more; set by hand, to be measured with the ranking issue
_SOUND_BOOST = 0.5  # times how alike; measured as the shares below
_THESAURUS_BOOST = 0.8  # what was asked for beats what the thesaurus says means the same

_SURFACE_OF = {TEXT: TEXT_SURFACE, TITLE: TITLE_SURFACE}
EVERYWHERE = (TEXT, TITLE)


class Wanted(Value, frozen=True):
    """A sequence of engine terms that answers the query, and the typed words it stands for.

    At most ``slop`` other words may stand between them.
    """

    terms: tuple[str, ...]
    asked: str
    by: Literal["word", "inflection", "spelling", "sound", "thesaurus"]
    slop: int = 0


class Known(NamedTuple):
    """What an index knows of words: ``spelled`` lists terms of a field that are so many letters off a word.

    ``thesaurus`` opens the one that names things in other languages. ``frequency`` counts the documents that
    have a term in a field, of all ``documents``: of the ways to say a word in so many languages most lead
    nowhere. Without it each is asked, and words weigh as the engine weighs them. ``beginning`` lists terms of
    a field that begin with these letters.
    """

    spelled: Callable[[str, str, int], Sequence[Near]] | None = None
    thesaurus: Callable[[], Thesaurus | Joined] = load
    frequency: Callable[[str, str], int] | None = None
    documents: int = 0
    beginning: Callable[[str, str], Sequence[Count]] | None = None


class Words:
    """Makes nodes of words, and collects what may be marked in a text that they find."""

    def __init__(self, languages: tuple[str, ...], known: Known, spoken: str | None = None) -> None:
        """Ask in ``languages``; ``spoken`` is that of the question where known, else it is read in each."""
        self.weights = Weights(known.frequency, known.documents, languages)
        self._held_in = languages
        # Croatian, Serbian and Bosnian share their terms; the thesaurus keeps them under Croatian.
        self._languages = tuple(dict.fromkeys("hr" if group(code) == "hbs" else code for code in languages))
        self._asked_in = (spoken,) if spoken else ()
        self._spelled = known.spelled
        self._beginning = known.beginning
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
        told = self._concepts(names)
        named = {at for start, end in told for at in range(start, end)}
        for at, name in enumerate(names):
            if name and at not in named and (alike := self._sounding(name)):
                nodes[at] = Synonyms((nodes[at], *(_boosted(each, weights[kept[at]]) for each in alike)))
        grouped: list[Node] = []
        done = 0
        for (start, end), labels in told.items():
            most = max(weights[at] for at in kept[start:end])
            grouped += nodes[done:start]
            others = (_boosted(each, most) for each in self._expand(labels, " ".join(names[start:end])))
            grouped.append(Synonyms((AnyOf(tuple(nodes[start:end])), *others)))
            done = end
        return (*grouped, *nodes[done:])

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
        return _boosted(said, self.weights.of_word(stems) if note else 1.0)

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
        whole = self.weights.of_concept(labels, self._languages)
        nodes: list[Node] = []
        for code in self._languages:
            # Where a word of a longer name is a name of its own, the longer one finds nothing more.
            words = {label[0] for label in labels.get(code, ()) if len(label) == 1}
            mark = tagged(code, "")
            for label in labels.get(code, ()):
                terms = tuple(mark + term for term in label)
                said = self._in_fields(EVERYWHERE, [(True, terms)], slop=1)
                if said != AnyOf(()):
                    self.wanted.append(Wanted(terms, asked, "thesaurus"))
                if said != AnyOf(()) and (len(label) == 1 or words.isdisjoint(label)):
                    nodes.append(Boost(said, _THESAURUS_BOOST * self.weights.of_name(terms, whole)))
        return nodes

    def _sounding(self, text: str) -> list[Node]:
        """Ask for names and loans as other languages spell them, for what the thesaurus does not know."""
        surfaces = [token.surface for token in analyse(text, "und")]
        if len(surfaces) != 1 or self._beginning is None or not self._held_in:
            return []
        nodes: list[Node] = []
        for start in beginnings(surfaces[0], self._held_in):
            for other in self._beginning(TEXT_SURFACE, start):
                near = likeness(surfaces[0], other.value) if other.value != surfaces[0] else 0.0
                if near:
                    self.wanted.append(Wanted((other.value,), text, "sound"))
                    said = self._in_fields(EVERYWHERE, [(False, (other.value,))])
                    nodes.append(Boost(said, _SOUND_BOOST * near))
        return nodes

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

    def _standing(
        self, field: str, ways: Sequence[tuple[bool, tuple[str, ...]]], slop: int
    ) -> Iterator[Phrase]:
        for stemmed, terms in ways:
            place = field if stemmed else _SURFACE_OF[field]
            if terms and all(self.weights.holds(place, term) for term in terms):
                yield Phrase(place, terms, slop)


@lru_cache(maxsize=20_000)  # words of questions, in each language
def _tagged_stems(word: str, code: str) -> tuple[str, ...]:
    """Read a word of a question in a language; empty where it is one of its function words by chance.

    English *felt* reads as Hungarian *fel* (up), which stands in half of all Hungarian documents.
    """
    read = read_word(code)
    terms = [part.term for piece in pieces(word) for part in read(piece)]
    small = word.lower()
    if (
        len(terms) == 1
        and terms[0] != small
        and is_function_word(terms[0], code)
        and not is_common(small, code)
    ):
        return ()
    return tuple(tagged(code, term) for term in terms)


def _single(word: str, code: str) -> str:
    stems = _tagged_stems(word, code)
    return stems[0].partition(":")[2] if stems else ""


def _boosted(node: Node, factor: float) -> Node:
    return node if factor == 1.0 else Boost(node, factor)

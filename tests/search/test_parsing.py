import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from craftsearch.errors import QueryError
from craftsearch.search.parsing import FIELDS, MAX_DEPTH, MAX_LENGTH, MAX_PARTS, parse
from craftsearch.search.syntax import In, Quoted, Row, Start, Tree, Word, written


def back(query: str, *, strict: bool = False) -> str:
    """Read a query and write it back, with the brackets that its structure asks for."""
    return written(parse(query, strict=strict))


def leaves(tree: Tree) -> list[Word | Quoted | Start | In]:
    match tree:
        case Word() | Quoted() | Start() | In():
            return [tree]
    parts = getattr(tree, "parts", None) or (getattr(tree, "part", None),)
    return [leaf for part in parts if part is not None for leaf in leaves(part)]


def refused(query: str, *, strict: bool = False) -> QueryError:
    with pytest.raises(QueryError) as raised:
        parse(query, strict=strict)
    return raised.value


def test_words_are_parted_at_white_space() -> None:
    assert parse(" craft  занаят\tx") == Row((Word("craft", 1), Word("занаят", 8), Word("x", 15)))


@pytest.mark.parametrize(
    "quoted", ['"good practice"', "“good practice”", "„good practice“", "«good practice»"]
)
def test_a_quoted_phrase_is_one_part_in_the_quotes_of_any_language(quoted: str) -> None:
    assert parse(f"old {quoted}") == Row((Word("old", 0), Quoted("good practice", 4)))


@pytest.mark.parametrize(
    ("query", "read"),
    [
        ("a AND b OR c", "(a AND b) OR c"),
        ("a OR b AND c", "a OR (b AND c)"),
        ("wool felt OR loom", "wool (felt OR loom)"),
        ("(wool felt) OR loom", "(wool felt) OR loom"),
        ("a NOT b", "a -b"),
        ("a AND NOT b", "a AND -b"),
        ("NOT NOT a", "a"),
        ("-(a OR b)", "-(a OR b)"),
        ("((a))", "a"),
        ("a (b c)^2", "a (b c)^2"),
    ],
)
def test_operators_bind_as_they_do_elsewhere(query: str, read: str) -> None:
    assert back(query) == back(query, strict=True) == read


@pytest.mark.parametrize(
    "query",
    ['craft -beer -"craft fair" -lang:hu', "craft* wool~1 felt^2.5", '"near phrase"~3^2', "e-craft R&D f(x)"],
)
def test_what_is_read_is_written_back(query: str) -> None:
    assert back(query) == back(query, strict=True) == query


def test_a_field_takes_a_word_a_phrase_or_brackets() -> None:
    assert back('title:craft project:"CRAFTS CODE"') == 'title:craft project:"CRAFTS CODE"'
    assert back("country:(hu OR it) Kind:fair") == "(country:hu OR country:it) kind:fair"


def test_a_bare_tilde_allows_two_letters_in_long_words_and_one_in_short_ones() -> None:
    assert back("wool~ vouchers~") == "wool~1 vouchers~2"


@pytest.mark.parametrize("text", ["Note: craft", "10:30", "https://example.org/a", "craft:", "x:y"])
def test_a_colon_in_running_text_is_no_field(text: str) -> None:
    assert not any(isinstance(leaf, In) for leaf in leaves(parse(text)))


@pytest.mark.parametrize(
    ("query", "read", "told", "position"),
    [
        ('5" craft', "5 craft", 'the " at character 2 is never closed', 1),
        ("(craft fair", "craft fair", "the ( at character 1 is never closed", 0),
        ("craft) fair", "craft fair", "the ) at character 6 closes no bracket", 5),
        ("craft AND", "craft AND", "the AND at character 7 joins nothing", 6),
        ("OR craft", "OR craft", "the OR at character 1 joins nothing", 0),
        ("craft - fair", "craft fair", "the - at character 7 is no word", 6),
        ("craft () fair", "craft fair", "the ( at character 7 holds nothing", 6),
        ('craft "" fair', "craft fair", 'the "" at character 7 is no word', 6),
        ("cra*t", "cra*t", "the star at character 4 is in a word", 3),
    ],
)
def test_a_slip_is_text_for_people_and_an_error_when_strict(
    query: str, read: str, told: str, position: int
) -> None:
    assert back(query) == read
    error = refused(query, strict=True)
    assert (str(error).startswith(told), error.position) == (True, position)


def test_operators_in_a_query_all_in_capitals_are_words() -> None:
    assert back("ARTS AND CRAFTS") == "ARTS AND CRAFTS"
    assert isinstance(parse("ARTS AND CRAFTS"), Row)
    assert back("2013 OR 2014") == "2013 OR 2014"
    assert not isinstance(parse("2013 OR 2014"), Row)


@pytest.mark.parametrize("strict", [False, True])
@pytest.mark.parametrize(
    ("query", "told", "position"),
    [
        ("craft colour:red", "unknown field 'colour' at character 7 — fields are title, text", 6),
        ("title:(craft lang:hu)", "a field within a field at character 14", 13),
        ("craft~9", "~9 behind the word at character 1 is too far", 0),
        ('x "a b"~99', "~99 behind the phrase at character 3 is too far", 2),
        ("craft^0", "the weight 0 at character 1", 0),
        ("craft^5000", "the weight 5000 at character 1", 0),
        ("(" * 30 + "craft", f"more than {MAX_DEPTH} brackets within brackets at character 21", 20),
        ("craft " * (MAX_PARTS + 1), f"the query has more than {MAX_PARTS} parts", 6 * MAX_PARTS),
        ("x" * 1_000_000, f"the query has 1,000,000 characters, at most {MAX_LENGTH:,}", MAX_LENGTH),
        ("a \ud800", "character 3 of the query is half a character, not valid UTF-8", 2),
    ],
)
def test_what_cannot_be_meant_is_refused_at_its_place(
    query: str, told: str, position: int, *, strict: bool
) -> None:
    error = refused(query, strict=strict)
    assert (str(error).startswith(told), error.position) == (True, position)


@pytest.mark.parametrize("text", ["", "   ", '""', "-", "*", "...", '"', "🧶", "()", "~", "^"])
def test_a_query_without_a_word_is_an_error(text: str) -> None:
    assert "no word" in str(refused(text))


@pytest.mark.parametrize("strict", [False, True])
@pytest.mark.parametrize(
    "hostile", ["(", ")", '"', "a(", "-", "~", "^", "a^", "NOT ", "a:", "lang:", "*", "((a)"]
)
def test_a_hostile_query_is_read_or_refused_in_few_words(hostile: str, *, strict: bool) -> None:
    told = ""
    try:
        parse(hostile * (MAX_LENGTH // len(hostile)), strict=strict)
    except QueryError as error:
        told = str(error)
    assert len(told) < 300


@pytest.mark.parametrize("text", ["<b>craft</b>", "'; DROP TABLE documents; --", "(a+)+$", "%00 ../../x"])
def test_code_of_other_languages_is_text(text: str) -> None:
    assert leaves(parse(text))


@given(st.text(alphabet=st.sampled_from('ab *~^-():"“”ANDORT\t1:'), max_size=40) | st.text(max_size=60))
def test_any_text_is_read_or_refused_in_our_words(text: str) -> None:
    try:
        tree = parse(text)
    except QueryError:
        return
    found = leaves(tree)
    assert found
    assert all(leaf.field in FIELDS for leaf in found if isinstance(leaf, In))
    assert [leaf.position for leaf in found] == sorted(leaf.position for leaf in found)


@given(st.text(alphabet=st.sampled_from('ab *~^-():"ANDORT\t1:'), max_size=40))
@example(")AA:1")
@example('"a"-b')
def test_what_was_written_back_reads_as_the_same_tree(text: str) -> None:
    try:
        once = back(text)
    except QueryError:
        return
    assert back(once) == once


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("felt^", "has no weight"),
        ("felt^x", "has no weight"),
        ("lang:", "has no value"),
        ("wool title:", "has no value"),
    ],
)
def test_the_beginning_of_a_sign_is_refused_when_strict_and_text_otherwise(query: str, told: str) -> None:
    with pytest.raises(QueryError, match=told):
        parse(query, strict=True)
    assert written(parse(query))

import pytest

from craftsearch.events.cues import cues
from craftsearch.events.projects import find_programmes, find_projects, project_key


def _names(text: str, language: str = "en", beside: str = "") -> list[str]:
    return [mention.name for mention in find_projects(text, cues(language), beside)]


@pytest.mark.parametrize(
    ("latin", "other"),
    [
        ("INNOCRAFTS", "ИНОКРАФТС"),
        ("VOUCHMAKERS", "ВАУЧМЕЙКЪРС"),
        ("LOOMLINK", "ЛУМЛИНК"),
        ("REEDWORKS", "ΡΙΝΤΓΟΥΟΡΚΣ"),
        ("INNOCRAFTS", "Innocrafts"),
    ],
)
def test_one_project_has_one_key_in_every_script(latin: str, other: str) -> None:
    assert project_key(latin) == project_key(other)


def test_different_projects_have_different_keys() -> None:
    assert project_key("INNOCRAFTS") != project_key("INNOGROW")


def test_an_acronym_beside_the_word_project_is_a_project() -> None:
    assert _names("the third meeting of the WOVENWAYS project") == ["WOVENWAYS"]
    assert _names("Projekt WOVENWAYS wird gefördert", "de") == ["WOVENWAYS"]
    assert _names("WOVENWAYS-hankkeen opintomatka", "fi") == ["WOVENWAYS"]


def test_an_acronym_of_several_words_is_kept_whole() -> None:
    assert _names("A CRAFTS CODE projekt", "hu") == ["CRAFTS CODE"]


def test_a_name_in_another_script_comes_back_as_a_caption_writes_it() -> None:
    assert _names("Среща по проект ЛУМЛИНК", "bg", beside="Logo Loomlink") == ["LOOMLINK"]


def test_a_name_in_another_script_is_transliterated_when_nothing_else_tells() -> None:
    assert _names("Среща по проект ЛУМЛИНК", "bg") == ["LUMLINK"]


def test_programmes_and_institutions_are_no_projects() -> None:
    assert _names("the INTERREG programme, the ERDF and the SMEs of the project") == []


@pytest.mark.parametrize(
    ("text", "programme"),
    [
        ("финансира от програма INTERREGIVC", "INTERREG IVC"),
        ("gefördert von Interreg Europe", "Interreg Europe"),
        ("the Danube Transnational Programme", "Interreg Danube"),
        ("Еразъм+", "Erasmus+"),
        ("Horizon 2020", "Horizon 2020"),
    ],
)
def test_a_programme_is_named_alike_however_it_is_written(text: str, programme: str) -> None:
    assert [mention.name for mention in find_programmes(text)] == [programme]


def test_a_programme_stands_where_its_whole_name_is_written_in_every_script() -> None:
    text = (
        "The programme Interreg Europe, will pay. W programie Interreg Europy. Програма „Хоризонт Европа“,"
        " Интеррег Европата и Югоизточна Европа. Το πρόγραμμα Ορίζοντας Ευρώπης, Βαλκανική-Μεσόγειος."
        " Erasmus+, a Danube Transnational project."
    )
    found = sorted(find_programmes(text), key=lambda mention: mention.span.start)
    assert [text[mention.span.start : mention.span.end] for mention in found] == [
        "Interreg Europe",
        "Хоризонт Европа",
        "Югоизточна Европа",
        "Βαλκανική-Μεσόγειος",
        "Erasmus+",
        "Danube Transnational",
    ]


@pytest.mark.parametrize(
    "written", ["Interreg Europy", "Interreg Europe’s", "Хоризонт Европата", "Ορίζοντας Ευρώπης"]
)
def test_a_programme_s_name_is_marked_with_its_case_ending(written: str) -> None:
    (mention,) = find_programmes(f"({written}, 2018)")
    assert f"({written}, 2018)"[mention.span.start : mention.span.end] == written.removesuffix("’s")


def test_the_river_danube_is_no_programme() -> None:
    assert find_programmes("Ships on the Danube") == ()


def test_a_name_explained_as_a_project_s_is_one_and_an_organisation_is_none() -> None:
    told = (
        "The workshop of FLEECENET, the European project on wool, was led by KAMERA, a partner of the city."
    )
    assert set(_names(told)) == {"FLEECENET"}
    assert set(_names("De workshop van FLEECENET, het Europese samenwerkingsproject.", "nl")) == {"FLEECENET"}

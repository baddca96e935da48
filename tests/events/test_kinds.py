import pytest

from craftsearch.events.cues import cues
from craftsearch.events.kinds import find_kinds


def _kinds(text: str, language: str = "en") -> list[str]:
    return [cue.kind for cue in find_kinds(text, 0, len(text), cues(language))]


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        ("the dissemination seminar", "en", "dissemination"),
        ("ein Trainingsworkshop", "de", "training"),
        ("a training workshop", "en", "training"),
        ("koulutusseminaari", "fi", "training"),
        ("the workshop meeting", "en", "workshop"),
    ],
)
def test_the_more_telling_word_of_a_phrase_decides(text: str, language: str, kind: str) -> None:
    assert _kinds(text, language) == [kind]


def test_two_phrases_keep_their_kinds() -> None:
    assert _kinds("Seminar and Study Visit") == ["seminar", "study_visit"]


def test_english_words_are_found_in_other_languages_texts() -> None:
    assert _kinds("Staff exchange програма", "bg") == ["staff_exchange"]


def test_in_the_course_of_is_no_training() -> None:
    assert _kinds("nel corso del progetto", "it") == []
    assert _kinds("of course, in the course of the year") == []

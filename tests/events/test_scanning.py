from craftsearch.events.scanning import Scanner, pattern


def _words(scanner: Scanner, text: str) -> dict[str, list[str]]:
    return {
        category: [text[span.start : span.end] for span in spans]
        for category, spans in scanner.hits(text, 0, len(text)).items()
    }


def test_cues_of_every_category_are_found_in_one_pass() -> None:
    scanner = Scanner({"kind": ("seminar", "study visit"), "verb": ("took place", "fand _ statt")})
    assert _words(scanner, "The Study  visit took place; das Seminar fand am Montag statt.") == {
        "kind": ["Study  visit", "Seminar"],
        "verb": ["took place", "fand am Montag statt"],
    }


def test_the_longest_cue_of_a_category_is_taken_and_none_within_it() -> None:
    scanner = Scanner({"kind": ("visit", "study visit", "study")})
    assert _words(scanner, "a study visit") == {"kind": ["study visit"]}


def test_categories_do_not_hide_each_other() -> None:
    scanner = Scanner({"training": ("training seminar",), "seminar": ("seminar",)})
    assert _words(scanner, "a training seminar") == {"training": ["training seminar"], "seminar": ["seminar"]}


def test_a_cue_may_be_short_end_a_compound_or_be_a_sign() -> None:
    scanner = Scanner({"verb": ("bo$",), "kind": ("*konferenz", "konferenz"), "before": ("©",)})
    assert _words(scanner, "bo bora Abschlusskonferenz Konferenz © 2015") == {
        "verb": ["bo"],
        "kind": ["konferenz", "Konferenz"],
        "before": ["©"],
    }


def test_a_scanner_finds_what_the_pattern_of_the_same_cues_finds() -> None:
    cues = ("met in", "held$", "*fest$", "a _ c", "on")
    text = "They met in Linz, held the Dorffest and a b b c once; a helder Feste on"
    found = [text[m.start() : m.end()] for m in pattern(cues).finditer(text)]
    assert _words(Scanner({"all": cues}), text)["all"] == found


def test_what_lies_outside_the_stretch_is_not_found() -> None:
    text = "seminar workshop seminar"
    spans = Scanner({"kind": ("seminar",)}).hits(text, 8, len(text))["kind"]
    assert [span.start for span in spans] == [17]

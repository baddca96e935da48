from __future__ import annotations

from importlib.resources import files

import msgspec
import pytest

from craftsearch.cleaning import rules as package
from craftsearch.cleaning.fold import fold, phrases
from craftsearch.cleaning.rules import Consent, Furniture, Rules, all_rules, load

EU = {
    "bg",
    "cs",
    "da",
    "de",
    "el",
    "en",
    "es",
    "et",
    "fi",
    "fr",
    "ga",
    "hr",
    "hu",
    "it",
    "lt",
    "lv",
    "mt",
    "nl",
    "pl",
    "pt",
    "ro",
    "sk",
    "sl",
    "sv",
}
FOLDER = files(package)


def test_all_languages_of_the_union_and_their_neighbours_have_rules() -> None:
    assert {rules.language for rules in all_rules()} >= EU | {
        "no",
        "is",
        "uk",
        "ru",
        "sr",
        "mk",
        "sq",
        "tr",
        "ca",
    }


def test_the_template_can_be_copied_as_it_is() -> None:
    rules = load(FOLDER / "template.toml")
    assert rules.consent.stem == (" cookie",)


@pytest.mark.parametrize("rules", all_rules(), ids=lambda rules: rules.language)
def test_no_family_is_empty(rules: Rules) -> None:
    empty = [
        name
        for section, kind in ((rules.consent, Consent), (rules.furniture, Furniture))
        for name in kind.__struct_fields__
        if not getattr(section, name)
    ]
    assert empty == []


@pytest.mark.parametrize("rules", all_rules(), ids=lambda rules: rules.language)
def test_stems_are_long_enough_to_be_found_by_their_beginning(rules: Rules) -> None:
    stems = (*rules.consent.stem, *rules.consent.consent)
    short = [stem for stem in stems if not stem.endswith(" ") and len(stem.split()[0]) < 3]
    assert short == []


@pytest.mark.parametrize("rules", all_rules(), ids=lambda rules: rules.language)
def test_only_the_ends_of_a_phrase_are_open(rules: Rules) -> None:
    assert "*" not in "".join("".join(getattr(rules.consent, name)) for name in Consent.__struct_fields__)


@pytest.mark.parametrize("rules", all_rules(), ids=lambda rules: rules.language)
def test_only_stems_end_compounds(rules: Rules) -> None:
    others = set(Consent.__struct_fields__) - {"stem"}
    assert [phrase for name in others for phrase in getattr(rules.consent, name) if phrase[0] != " "] == []


@pytest.mark.parametrize("rules", all_rules(), ids=lambda rules: rules.language)
def test_no_word_of_news_begins_a_word_of_banners(rules: Rules) -> None:
    others = set(Consent.__struct_fields__) - {"news", "button", "stem"}
    spoken = [phrase for name in others for phrase in getattr(rules.consent, name)]
    assert [told for told in rules.consent.news if any(told in phrase for phrase in spoken)] == []


def test_a_misspelt_family_is_named(tmp_path_factory: pytest.TempPathFactory) -> None:
    file = tmp_path_factory.mktemp("rules") / "xx.toml"
    file.write_text((FOLDER / "template.toml").read_text("utf-8").replace("stem =", "steem ="), "utf-8")
    with pytest.raises(msgspec.ValidationError, match="ste"):
        load(file)


def test_phrases_know_their_borders() -> None:
    assert phrases("we use, cookie*\nL'été!") == (" we use ", " cookie", " l ete ")
    assert phrases("*cookie*, *evästeet, one") == ("cookie", "evasteet ", " one ")


def test_folding_forgets_case_accents_and_signs() -> None:
    assert fold("«Ștefan» – ΣΊΣΥΦΟΣ, l’Été_2") == " stefan σισυφοσ l ete 2 "

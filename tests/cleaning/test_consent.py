"""Banners and what only looks like one, in every language that has rules; written for this purpose."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from craftsearch.cleaning import clean, consent_score
from craftsearch.cleaning.consent import BANNER, is_button
from craftsearch.cleaning.rules import all_rules

SAMPLES = {
    file.stem: tomllib.loads(file.read_text("utf-8"))
    for file in sorted((Path(__file__).parent / "consent").glob("*.toml"))
}
CONTENT = (
    "Potters from five regions met in Turku.\n\nThey fired cups in a wood kiln.\n\nThe cups are for sale."
)


def test_every_language_with_rules_has_samples() -> None:
    assert set(SAMPLES) == {rules.language for rules in all_rules()}


@pytest.mark.parametrize("language", SAMPLES)
def test_there_are_enough_samples(language: str) -> None:
    assert min(len(SAMPLES[language]["banners"]), len(SAMPLES[language]["look_alikes"])) >= 15


@pytest.mark.parametrize("language", SAMPLES)
def test_banners_are_recognised(language: str) -> None:
    missed = [text for text in SAMPLES[language]["banners"] if consent_score(text) < BANNER]
    assert missed == []


@pytest.mark.parametrize("language", SAMPLES)
def test_news_about_cookies_courts_and_recipes_is_no_banner(language: str) -> None:
    taken = [text for text in SAMPLES[language]["look_alikes"] if consent_score(text) >= BANNER]
    assert taken == []


@pytest.mark.parametrize("language", SAMPLES)
def test_a_banner_goes_from_the_top_and_the_news_stays(language: str) -> None:
    for banner in SAMPLES[language]["banners"]:
        article = clean(f"{banner}\n\n{CONTENT}", media_type="text/plain")
        assert article.text == CONTENT
        assert [cut.text for cut in article.removed] == [banner]


@pytest.mark.parametrize("language", SAMPLES)
def test_a_look_alike_stays_even_at_the_top(language: str) -> None:
    for look_alike in SAMPLES[language]["look_alikes"]:
        assert clean(f"{look_alike}\n\n{CONTENT}", media_type="text/plain").removed == ()


@pytest.mark.parametrize("rules", all_rules(), ids=lambda rules: rules.language)
def test_every_language_knows_its_buttons(rules: object) -> None:
    cues = next(found.consent for found in all_rules() if found is rules)
    assert [button for button in cues.button if not is_button(button)] == []


@pytest.mark.parametrize("line", ["Accept all | Reject | Settings", "Elfogadom", "Приемам Отказвам"])
def test_a_row_of_buttons_is_one(line: str) -> None:
    assert is_button(line)


@pytest.mark.parametrize("line", ["Details of the accepted proposals", "", "Settings for weavers"])
def test_other_lines_are_no_buttons(line: str) -> None:
    assert not is_button(line)


def test_a_long_text_with_one_sentence_on_cookies_is_kept() -> None:
    sentence = "The potters of Turku showed their visitors how a wood kiln is fired through the night. "
    assert consent_score(sentence * 6 + "We use cookies on our website, you agree.") == 0


@pytest.mark.parametrize(
    "text",
    [
        "Tilastoevästeet auttavat meitä ymmärtämään, mitä sivuja luetaan eniten.",
        "Werbecookies helfen uns, Anzeigen an Ihre Interessen anzupassen.",
        "Annonscookies används för att visa relevant innehåll på vår webbplats.",
    ],
)
def test_a_compound_that_ends_in_cookie_speaks_of_cookies(text: str) -> None:
    assert consent_score(text) >= BANNER


def test_legitimate_interest_and_privacy_speak_of_consent_without_cookies() -> None:
    text = "Your privacy matters to us. Some vendors process your data on the basis of legitimate interest."
    assert consent_score(text) >= BANNER


def test_a_long_description_of_a_cookie_goes_on_without_naming_it() -> None:
    text = (
        "Advertising cookies are used by us or our partners to show you relevant content or ads on our site"
        " and on third party sites. This enables us to create profiles based on your interests, so-called"
        " pseudonymised profiles. Based on this information it is generally not possible for us to identify"
        " you, as only pseudonymised data is used. If you do not agree, the ads that you see will not be"
        " tailored to you."
    )
    assert consent_score(text) >= BANNER

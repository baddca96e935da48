"""What is known of page furniture, language by language: one TOML file each, read once, when first needed."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import msgspec

from craftsearch.cleaning.fold import phrase_lists
from craftsearch.model import Value

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

Phrases = tuple[str, ...]


class Consent(Value, frozen=True, forbid_unknown_fields=True):
    """The cue families of consent banners; ``template.toml`` says what each holds."""

    stem: Phrases
    consent: Phrases
    we: Phrases
    site: Phrases
    you: Phrases
    purpose: Phrases
    action: Phrases
    policy: Phrases
    button: Phrases
    news: Phrases


class Furniture(Value, frozen=True, forbid_unknown_fields=True):
    """The lines that stand around a text; ``template.toml`` says what each list holds."""

    home: Phrases
    share: Phrases
    logo: Phrases
    tail: Phrases
    related: Phrases
    updated: Phrases
    rights: Phrases
    newsletter: Phrases
    hits: Phrases
    details: Phrases
    line: Phrases


class Rules(Value, frozen=True):
    """Everything known for one language."""

    language: str
    name: str
    consent: Consent
    furniture: Furniture


@cache
def all_rules() -> tuple[Rules, ...]:
    """Read every language's file, in the order of their codes (about 10 ms, once)."""
    folder = files(__package__)
    found = (
        file for file in folder.iterdir() if file.name.endswith(".toml") and file.name != "template.toml"
    )
    return tuple(load(file) for file in sorted(found, key=lambda file: file.name))


def load(file: Traversable) -> Rules:
    """Read one file; raises msgspec.ValidationError naming the family that is missing or misspelt."""
    raw = tomllib.loads(file.read_text("utf-8"))
    return Rules(
        language=file.name.removesuffix(".toml"),
        name=str(raw["name"]),
        consent=msgspec.convert(_read(raw["consent"]), Consent),
        furniture=msgspec.convert(_read(raw["furniture"]), Furniture),
    )


@cache
def lines(family: str) -> frozenset[str]:
    """Give the whole lines of one furniture family over all languages, folded."""
    return frozenset(line for rules in all_rules() for line in getattr(rules.furniture, family))


def _read(section: dict[str, str]) -> dict[str, Phrases]:
    return dict(zip(section, phrase_lists(section.values()), strict=True))

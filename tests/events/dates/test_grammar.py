from pathlib import Path

import pytest

from craftsearch.events.dates.grammar import TELLING, fitting, rules
from craftsearch.events.dates.lexing import lexed
from craftsearch.events.dates.tables import languages, table

PERIODS = Path(__file__).with_name("periods.txt").read_text("utf-8").splitlines()
PHRASES = [tuple(line.split(" | ")) for line in PERIODS if not line.startswith("#")]


@pytest.mark.parametrize("language", languages())
def test_a_rule_that_is_not_tried_for_the_tags_of_a_text_would_not_have_matched(language: str) -> None:
    for code, _, phrase in PHRASES:
        if code != language:
            continue
        read = lexed(phrase, table(language))
        tried = {order for order, _, _ in fitting(frozenset(read.tags) & TELLING, read.table.switches)}
        matching = {
            order
            for order, rule in enumerate(rules())
            if (not rule.needs or rule.needs in read.table.switches) and rule.pattern.search(read.tags)
        }
        assert matching <= tried

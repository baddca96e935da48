"""Copy this file to add a language, name it after the ISO 639-1 code, and add the code in `codes`.

The tests run this file too: its rules are those of a made-up language, Examplish, whose plural is -oj,
whose article is the ending -la, and whose one irregular word is *domo*.
"""

from __future__ import annotations

from craftsearch.language.rules import Rules, beginnings, endings, letters

# Function words of closed classes: articles, pronouns, prepositions, conjunctions, auxiliaries.
STOPWORDS = """
kaj de en
"""

# One word a line, all its forms, the stem first: for those that no ending explains.
IRREGULAR = """
domo domoj dometo
"""

RULES = Rules(
    code="template",
    source="the grammar or the paper that the rules follow",
    stopwords=STOPWORDS,
    irregular=IRREGULAR,
    snowball=None,  # the name of a Snowball algorithm, if there is one
    before=(
        beginnings("ĝh>ĝ"),  # initial mutations
        letters("x>ks"),  # spellings that vary
        endings("ojla oj la o"),  # the longest that leaves three letters
    ),
    after=(endings("c>k"),),  # what the last consonant turns into
    kept="ĝ",  # letters with a diacritic that readers tell from the plain ones
)

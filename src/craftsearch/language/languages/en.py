"""English."""

from __future__ import annotations

from craftsearch.language.rules import Rules

STOPWORDS = """
a about above after again against all also am an and any are aren't as at be because been before
being below between both but by can can't cannot could did didn't do does doesn't doing don't down
during each either else ever every few for from further had has hasn't have haven't having he her
here hers herself him himself his how i i'm if in into is isn't it it's its itself just may me
might more most must my myself neither no nor not now of off on once only onto or other our ours
ourselves out over own per same shall she should since so some such than that the their theirs them
themselves then there these they they're this those through thus to too toward towards under until
up upon us very via was wasn't we we're were weren't what when where whether which while who whom
whose why will with within without won't would you you're your yours yourself yourselves
"""

IRREGULAR = """
man men
woman women
child children
person people persons
craftsman craftsmen
craftswoman craftswomen
businessman businessmen
foot feet
tooth teeth
mouse mice
goose geese
leaf leaves
knife knives
life lives
wife wives
shelf shelves
half halves
criterion criteria
phenomenon phenomena
import imports imported importing
important importance
design designs designed designing
designate designates designated designating
bring brings bringing brought
teach teaches teaching taught
make makes making made
take takes taking took taken
give gives giving gave given
hold holds holding held
build builds building built
begin begins beginning began begun
sell sells selling sold
find finds finding found
lead leads leading led
spend spends spending spent
write writes writing wrote written
speak speaks speaking spoke spoken
meet meets met
grow grows growing grew grown
news
"""

RULES = Rules(
    code="en",
    source="Snowball, english",
    stopwords=STOPWORDS,
    irregular=IRREGULAR,
    snowball="english",
)

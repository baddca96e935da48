"""English."""

from __future__ import annotations

from craftsearch.language.rules import Rules

STOPWORDS = """
a about above after again against all also am an and any are aren't as at be because been before
being below between both but by can can't cannot could did didn't do does doesn't doing don't down
during each either else ever every few for from further had has hasn't have haven't having he her
here hers herself him himself his how i i'm if in into is isn't it it's its itself just let's may me
might more most must my myself neither no nor not now of off on once only onto or other our ours
ourselves out over own per same shall she should since so some such than that the their theirs them
themselves then there these they they're this those through thus to too toward towards under until
up upon us very via was wasn't we we're were weren't what when where whether which while who whom
whose why will with within without won't would you you're your yours yourself yourselves
"""

RULES = Rules(
    code="en",
    source="Snowball, english",
    stopwords=STOPWORDS,
    snowball="english",
)

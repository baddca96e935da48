"""Norwegian."""

from __future__ import annotations

from craftsearch.language.rules import Rules

STOPWORDS = """
alle andre at av bare begge ble blei bli blir blitt både da de deg dei deira dem den denne der dere
deres det dette di din disse ditt du eg ei ein eit eitt eller en er et etter flere for fordi fra frå
få før ha hadde han hans har hennar henne hennes her hjå ho hoe hon hos hun hva hvem hver hvilke
hvilken hvis hvor hvordan hvorfor i ikke ikkje ingen inn innen jeg kan kom korleis kun kunne kva
kvar kvifor man mange me med meg meget mellom men mer mi min mine mitt mot mye må nei noe noen noko
nokon nokre nå når og også om opp oss over på samt seg selv sia sidan siden sin sine sitt sjøl skal
skulle so som så til um under ut uten var vart ved vere verte vi vil ville vore vår våre være vært å
"""

IRREGULAR = """
by byen byer byene
museum museet museer museene
barn barnet barn barna
bok boken boka bøker bøkene
mann mannen menn mennene
hånd hånden hender hendene
senter senteret sentre sentrene
land landet lande landene
"""

RULES = Rules(
    code="no",
    source="Snowball, norwegian",
    stopwords=STOPWORDS,
    irregular=IRREGULAR,
    snowball="norwegian",
    kept="æøå",
    suffix_apostrophe=True,
)

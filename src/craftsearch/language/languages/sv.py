"""Swedish."""

from __future__ import annotations

from craftsearch.language.rules import Rules

STOPWORDS = """
alla allt alltså andra att av bara bland blev bli blir både dag de dem den denna deras dess dessa
det detta dig din dina dit ditt dock du där därför då efter ej eller en enligt er era ert ett fick
finns flera fram från får för genom ha hade han hans har henne hennes hon honom hos hur här i icke
in inför ingen inget inom inte jag ju kan kom kommer kunde man med mellan men mer mest mig min mina
mitt mot mycket måste nog nu när någon något några och också om oss på redan samma samt sedan sig
sin sina sitt själv ska skall skulle som så sådan till tills under upp ut utan utifrån vad var vara
varför varit varje vars vem vi vid vilka vilken vilket vill vår våra vårt är även över
"""

IRREGULAR = """
stad staden städer städerna stadens städernas
hand handen händer händerna
land landet länder länderna
bok boken böcker böckerna
man mannen män männen
partner partnern partners partnerna
museum museet museer museerna
vatten vattnet vattnets vattens
vatt
plan planen planer planerna
planet planeten planeter planeterna
verkstad verkstaden verkstäder verkstäderna
barn barnet barnen
son sonen söner sönerna
natt natten nätter nätterna
stödja stöder stödjer stödde stött
centrum centret centrumet
"""

RULES = Rules(
    code="sv",
    source="Snowball, swedish",
    stopwords=STOPWORDS,
    irregular=IRREGULAR,
    snowball="swedish",
    kept="åäö",
    suffix_apostrophe=True,
)

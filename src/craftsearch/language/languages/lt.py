"""Lithuanian."""

from __future__ import annotations

from craftsearch.language.rules import Rules

STOPWORDS = """
abi abu aciu anot ant apie ar arba ateityje aš be bei bet bus buvo būdamas būna būti būtų dabar dar
daug dažnai dėka dėl dėti gal gali galima galėtų iki ir it iš ja jai jais jam jame jau jei jeigu ji
jie jiems jis jo jog joje jos juo juos jūs jūsų jų kad kada kadangi kai kaip kam kartu kas kiek
kiekvienas kieno kita kitas kiti kito kitų ko kodėl kokia kokie koks kol ku kur kuri kuriais kurie
kurioje kurios kuris kuriuos kurių kurį ky ką labai lig link man mane mano manęs mes mums mūsų ne
nebe nei nes net netgi niekas nors nuo nėra o pagal pas pat pati pats patys pačios per po prie prieš
pro sau save savo su ta tad tada tai taigi taip tam tame tarp tas tavo tačiau te tie tiek tiems tik
tiktai to todėl toje tokia tokie tokių toks tos tu tuo tuos turi turėti tą tų už va viena vienas
vieno vieną virš vis visa visas visi viskas viso visos visų vėl yra čia į šalia ši šia šiame šie šio
šioje šios šis šitas šiuo šių šį žemiau
"""

RULES = Rules(
    code="lt",
    source="Snowball, lithuanian",
    stopwords=STOPWORDS,
    snowball="lithuanian",
    kept="ąčęėįšųž",
    suffix_apostrophe=True,
)

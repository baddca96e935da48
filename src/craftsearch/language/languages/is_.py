"""Icelandic."""

from __future__ import annotations

from craftsearch.language.rules import Rules, endings

STOPWORDS = """
af aftur alla allar allir allra allt annar annarra annað að aðeins aðrir bara bæði ef eftir eiga
eigi ein eina einn einnig eins ekkert ekki en ennþá er ert eru eða frammi frá fyrir fá gegn gegnum
geta getur hafa hafi hafði hana hann hans hefur hefði hennar henni hjá honum hvar hvað hvenær hver
hverju hvernig hvers hvorki hvort hér hún inn innan jafnvel já kom kringum leið líka lítið megi
meira mest með meðal meðan mig milli minn mjög mun munu má mætti mér mín móti nei nema niður nokkrir
nokkur né nú ofan oft og okkar okkur orðið sagði sama saman samt sem sig sinn sitt sjálfur skal
skulu so svo svona sá sér sín sína sínum síðan til um undan undir upp utan var varð vegna vera verið
verða verður vil vilja við voru væri víð yfir á án áður ég í út þann þar þarf þau það þegar þeim
þeir þeirra þeirri þess þessa þessar þessi þessir þessu þessum þetta þig því þá þær þín þó þótt þú
"""

RULES = Rules(
    code="is",
    source="light inflectional endings after the declension of nouns",
    stopwords=STOPWORDS,
    before=(
        endings(
            "unum anna inum inni ina inn ið num ins ans nna arinnar arnar urnar irnar anir unar una ana"
            " um ar ir ur a i u s"
        ),
    ),
    kept="áéíóúýþæöð",
)

"""Slovak."""

from __future__ import annotations

from craftsearch.language.rules import Rules

STOPWORDS = """
a aby aj ak akej ako ale alebo ani asi až ba bez bol bola boli bolo bude budem budeme budete budeš
budú buď by byť cez dnes do ešte ho hoci i iba ich im iná iné iný ja je jeden jedna jeho jej jemu ju
k kam každá každý kde keby kedy kedže keď keďže kto ktorej ktorom ktorou ktorá ktoré ktorého ktorí
ktorú ktorý ktorých ktorým ktorými ku lebo len majú mal mali mať medzi mi mimo moja moje mu my má
mám môj môže môžu mňa na nad nami naša naše našej našich ne nech nej než ni nich nie niektorí nielen
nim nimi nič nové nám nás náš o od odo okrem on ona oni ono ony po pod podľa pokiaľ pomocou popri
pre pred predo preto pretože prečo pri prostredníctvom s sa samotný seba si sme so som ste svoj
svoja svoje svojej svojho svojich svojím sú ta tak taká také taký takže tam te teda tej ten tento
tieto tiež to toho tohto tom tomto tomu toto tou tu ty tá táto títo tú túto tých tým tými u už v
vami vaša vaše veď viac vo vy vám vás váš však všetci všetko všetky všetkých z za zo áno ôsmich čez
či článok čo čoho že
"""

RULES = Rules(
    code="sk",
    source="Snowball, None",
    stopwords=STOPWORDS,
    kept="čďňšťžľ",
)

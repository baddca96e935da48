"""Slovak."""

from __future__ import annotations

from craftsearch.language.rules import Rules, endings, letters

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

IRREGULAR = """
sklo skla sklu sklom skle skiel sklám sklách sklami
remeslo remesla remeslu remesle remeslom remesiel remeslám remeslách remeslami
mesto mesta mestu meste mestom miest mestám mestách mestami
škola školy škole školu školou škôl školám školách školami
človek človeka človeku človekom ľudia ľudí ľuďom ľuďoch ľuďmi
dieťa dieťaťa deti detí deťom deťoch deťmi
deň dňa dňu dňom dni dní dňom dňoch
kniha knihy knihe knihu knihou kníh knihám knihách
žena ženy žene ženu ženou žien ženám
okno okna oknu okne oknom okien oknám
"""

RULES = Rules(
    code="sk",
    source="in the manner of L. Dolamic and J. Savoy, light stemmer for Czech (2009)",
    stopwords=STOPWORDS,
    irregular=IRREGULAR,
    before=(
        letters("á>a é>e í>i ó>o ú>u ý>y ä>a ô>o ŕ>r ĺ>l"),
        endings(
            "atoch eniami ovia ovom och eniu ence encami iach iami ami ata aty ati at ove ovi ou ej ejsi"
            " eho emu ych ymi ym ich imi im om ov mi us em es et am ia ie iu ia eni enia u y i a o e"
        ),
        endings("ok>k ek>k ec>k č>k c>k š>h ď>d ť>t ň>n ľ>l", left=3),
    ),
    kept="čďňšťžľ",
)

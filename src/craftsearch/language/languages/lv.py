"""Latvian."""

from __future__ import annotations

from craftsearch.language.rules import Rules

STOPWORDS = """
aiz ap ar arī augšpus bet bez bija biji bijis būs būt būtu caur citi citu daudz dažas dažu diemžēl
diezin dēļ es esam esat esmu gan gar iekš iekšpus ik ikviens ir it itin iz ja jau jebkura jebkurš jo
jā jūs jūsu ka kad kam kamēr kas ko kopā kopš kur kura kuras kuri kuriem kuru kurus kurā kurām kurš
kā labad lai laikā leju līdz līdzko man mana mani mans manu mēs mūs mūsu nav ne nebūt nedz nekas
nekā nevar nevis nezin no nu otrs pa par pat pie pirms pret priekš pār pārējie pēc sakarā sava savas
saviem savs savu savus savā savām sev sevi tad tai tajā tam tas taču te tev tevi tie tiem tieši tik
tika tikai tiklab tiks tirpus to tomēr topat tos tu tur turpat tā tādi tāds tām tāpat tāpēc tās
tūlīt un uz vai vairs vairāk var varat varētu viena viens virs virspus visa visas visi visiem visu
visus viņa viņas viņi viņiem viņu viņš zem zemāk ārpus ļoti šai šajā šie šiem šis šo šos šā šādi
šāds šī šīm šīs
"""

RULES = Rules(
    code="lv",
    source="Snowball, None",
    stopwords=STOPWORDS,
    kept="čģķļņšž",
    suffix_apostrophe=True,
)

"""Latvian."""

from __future__ import annotations

from craftsearch.language.rules import Rules, endings, letters

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
    source="in the manner of R. Krēsliņš, A stemming algorithm for Latvian (1996), the light form",
    stopwords=STOPWORDS,
    before=(
        letters("ā>a ē>e ī>i ū>u"),
        endings(
            "ajiem ajam ajam ajai ajos ajas ajas ajus aja ajs ais iem iem am as at us os is es im em iam ies"
            " ei ai am ams ji jai jam jas ju us um u a e i o s š t ās ij ijs ijas iju ija ijai ijam"
        ),
        # palatalisation of the stem's last consonant: lācis, lāča; brālis, brāļa
        endings("pj>p bj>b mj>m vj>v šņ>sn žņ>zn šķ>st ļļ>l ļ>l ņ>n š>s ž>z č>c ķ>k ģ>g", left=2),
    ),
    kept="čģķļņšž",
    suffix_apostrophe=True,
)

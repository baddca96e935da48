"""Czech."""

from __future__ import annotations

from craftsearch.language.rules import Rules

STOPWORDS = """
a aby ale ani ano asi az ač až bez bude budem budete budou by byl byla byli bylo byly být co což cz
dle do ho i ii jak jako jde je jeho jehož jej jejich jejichž její jen jenž ještě ji jich jim jimi
jiné již jsem jsi jsme jsou jste já jí jím k kam kde kdo kdy kdyby kdyz když ke kterou která které
kterého který kterých kterým kteří ku mají mezi mi mimo mne mnou mně mohou moje my má mám máme máte
mít mě můj může na nad naše naši ne nebo neboť nebyl nebyla nebylo nechť nejsou není než nic nich
nimi nám námi nás náš ně něco něj některé některý o od ode on ona oni ono ony pak po pod podle pokud
pouze pro proto protože proč právě před přede přes při s se si sice sve svou své svého svým svůj ta
tak také takže tam tato tedy ten tento teď to tohle toho tohoto tom tomto tomu tomuto tu tuto tvůj
ty tyto této tím tímto tě těch těm těmi u už v vaše ve vedle vy vám vámi vás váš více však všech
všechen všechny z za zda zde ze či že
"""

IRREGULAR = """
sklo skla sklu sklem skle skel sklům sklech skly
řemeslo řemesla řemeslu řemeslem řemesle řemesel řemeslům řemeslech řemesly
člověk člověka člověku člověkem lidé lidi lidí lidem lidech lidmi
dítě dítěte dítěti děti dětí dětem dětech dětmi
den dne dni dnem dny dní dnů dnům dnech
dům domu domem domě domy domů domům domech
přítel přítele příteli přítelem přátelé přátel přátelům přáteli
"""

RULES = Rules(
    code="cs",
    source="Snowball, czech",
    stopwords=STOPWORDS,
    irregular=IRREGULAR,
    snowball="czech",
    kept="čďěňřšťž",
)

"""Estonian."""

from __future__ import annotations

from craftsearch.language.rules import Rules, endings

STOPWORDS = """
aga ainult all alla alles ega ehk ei eks enam enne et ette iga igal igas ikka ilma ise ja jah
jooksul ju juba just juurde juures järel ka kas keda kelle kellel kes kogu kohta koos kui kuid
kuidas kuigi kuna kuni kus kõige kõigi kõik kõiki küll lisaks läbi ma me mees meid meie meil mida
midagi miks millal mille millel millest mina mind minu mis mitte mul mulle muu muud mõlemad mõne
mõned mõni nad nagu need neid neil neile neist nende nii niisugune ning näiteks nüüd oled oleks
olema oleme olen olete oli olid olla olnud oma omas on pea peab peale pidi poole poolt pärast põhjal
ruttu sa saab saada sama samas samuti seal sealt seda see seega sees sel selle sellel selles sellest
selline siia siin siis siiski sina sinna sinu sisse suhtes ta taga tagasi te teda teie teise teised
tema tol too tuleb vahel vaid vastavalt vastu veel väga välja väljas või võib võivad ühe ühte üks
üle
"""

IRREGULAR = """
linn linna linnad linnade linnas linnast linnale linnal linnu
mesi mee mett
keel keele keelt keeled keelte keeles
mets metsa metsad metsade metsas
vesi vee vett veed vete
käsi käe kätt käed käte
laps lapse last lapsed laste lapsi lapsele
mees mehe meest mehed meeste
rahvas rahva rahvast rahvad rahvaste
poiss poisi poissi poisid poiste
raamat raamatu raamatut raamatud raamatute raamatus
aeg aja aega ajad aegade ajal ajas
tuba toa tuba toad tubade toas
lugu loo lugu lood lugude
tegu teo tegu teod tegude
uus uue uut uued uute uues
rada raja rada rajad radade rajal
koda koja koda kojad kodade
sõda sõja sõda sõjad sõdade sõjas
nuga noa nuga noad nugade
pood poe poodi poed poodide poes
sõber sõbra sõpra sõbrad sõprade
"""

RULES = Rules(
    code="et",
    source="Snowball, estonian; the -ne nouns by their stem in -se",
    stopwords=STOPWORDS,
    irregular=IRREGULAR,
    before=(endings("ne>se"),),  # inimene, inimese
    snowball="estonian",
    kept="õäöü",
    suffix_apostrophe=True,
)

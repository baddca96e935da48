"""Irish."""

from __future__ import annotations

from craftsearch.language.rules import Rules, beginnings, endings, letters

STOPWORDS = """
a ach ag agam agat agus aici aige ainneoin ainnéagus air aisti amach amháin an ann anois anseo ansin
aon ar arbh as atá ba bheith bhfuair bhfuil bhur bhí bíonn cad chomh chuig chun ciallaíonn cá
cé cén de deara den di do dom don duit dul dá dár déag dóibh eadar eile faoi faoin fearr freisin
fuair fá féin fós gach gan go gur gurb i iad iar idir ina inar inniu ins inár ionam ionann ionas
ionat is isteach le leat leis lena lenár leo linn liom mar mise mura murab má mé mó na nach nuair ná
nár ní níl níor nó oraibh orainn orm ort orthu os roimh sa san seisean seo siad sibh sin sinn sna
suas sé sí síos tar thar thart thú trí tríd tusa tá táim tí tú uaidh uainn uair uirthi um á é éigin
í ó óir ón
"""

IRREGULAR = """
cathair cathrach cathracha chathair chathrach chathracha gcathair gcathrach gcathracha
baile bailte bhaile mbaile bhailte mbailte
teach tí tithe theach dtithe
bean mná ban
lá lae laethanta
leabhar leabhair leabhar
obair oibre oibreacha
margadh margaidh margaí mhargadh mhargaí
tír tíre tíortha thír dtír
deis deiseanna
abhainn abhann aibhneacha
sliabh sléibhe sléibhte
saol saoil
siopa siopaí shiopa
feirm feirme feirmeacha fheirm bhfeirm
oileán oileáin
mór móra móire mhór mhóra
beag beaga bheag bheaga
óg óga óige
ard arda airde
bóthar bóithre bóthair bhóthar bhóithre mbóthar
duine daoine dhaoine ndaoine
fear fir fhear fhir bhfear
mac mic mhac mhic
gnó gnóthaí gnónna ghnó ngnó
mí míonna míosa
áit áiteanna áite háit
gabha gaibhne ghabha
athair aithreacha athar
máthair máithreacha máthar mháthair
deartháir deartháireacha
iníon iníonacha iníne
súil súile
lámh lámha láimhe
cos cosa coise chos
scéal scéalta scéil
bliain bliana blianta bhliain mbliain bhliana mbliana
iasc éisc
each eich
ealaín ealaíne ealaíona
"""

RULES = Rules(
    code="ga",
    source="initial mutations, plural and genitive endings as in An Caighdeán Oifigiúil",
    stopwords=STOPWORDS,
    irregular=IRREGULAR,
    before=(
        # eclipsis, lenition, h before a vowel: bhfeirm, feirm and fheirm meet, heaglais and eaglais too
        beginnings(
            "he>e ha>a hi>i ho>o hu>u há>á hé>é hí>í hó>ó hú>ú"
            " bhf>f mb>b gc>c nd>d ng>g bp>p dt>t ts>s bh>b ch>c dh>d fh>f gh>g mh>m ph>p sh>s th>t",
            left=2,
        ),
        letters("á>a é>e í>i ó>o ú>u"),
        endings(
            "nta>n lta>l lte>l nna etha tha eanna anna eacha acha aithe ithe anta aigh igh ai i a e", left=4
        ),
        # a slender last consonant made broad: tionscadail, tionscadal
        endings(
            "ail>al ain>an air>ar ais>as ait>at aid>ad aig>ag aim>am ainn>ann aill>all airt>art uil>ul"
            " uin>un uir>ur uis>us uit>ut uid>ud uig>ug uim>um oil>ol oin>on oir>or ois>os oit>ot oid>od"
            " oig>og oim>om oinn>onn",
            left=2,
        ),
    ),
)

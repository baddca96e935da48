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
"""

RULES = Rules(
    code="ga",
    source="initial mutations, plural and genitive endings after An Caighdeán Oifigiúil",
    stopwords=STOPWORDS,
    irregular=IRREGULAR,
    before=(
        # eclipsis and lenition, so that an bhfeirm, feirm and fheirm meet
        beginnings(
            "bhf>f mb>b gc>c nd>d ng>g bp>p dt>t ts>s bh>b ch>c dh>d fh>f gh>g mh>m ph>p sh>s th>t", left=3
        ),
        letters("á>a é>e í>i ó>o ú>u"),
        endings("eanna anna eacha acha aithe ithe anta aigh igh ai i a e", left=4),
        # a slender last consonant made broad: tionscadail, tionscadal
        endings(
            "ail>al ain>an air>ar ais>as ait>at aid>ad aig>ag aim>am ainn>ann aill>all airt>art uil>ul"
            " uin>un uir>ur uis>us uit>ut uid>ud uig>ug uim>um oil>ol oin>on oir>or ois>os oit>ot oid>od"
            " oig>og oim>om oinn>onn",
            left=2,
        ),
    ),
)

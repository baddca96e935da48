"""Irish."""

from __future__ import annotations

from craftsearch.language.rules import Rules, beginnings

STOPWORDS = """
a ach ag agam agat agus aici aige ainneoin ainnéagus air aisti amach amháin an ann anois anseo ansin
aon ar arbh as atá b' ba bheith bhfuair bhfuil bhur bhí bíonn c' cad chomh chuig chun ciallaíonn cá
cé cén d' de deara den di do dom don duit dul dá dár déag dóibh eadar eile faoi faoin fearr freisin
fuair fá féin fós gach gan go gur gurb i iad iar idir ina inar inniu ins inár ionam ionann ionas
ionat is isteach le leat leis lena lenár leo linn liom mar mise mura murab má mé mó na nach nuair ná
nár ní níl níor nó oraibh orainn orm ort orthu os roimh sa san seisean seo siad sibh sin sinn sna
suas sé sí síos tar thar thart thú trí tríd tusa tá táim tí tú uaidh uainn uair uirthi um á é éigin
í ó óir ón
"""

RULES = Rules(
    code="ga",
    source="Snowball, irish; initial mutations taken off first",
    stopwords=STOPWORDS,
    before=(
        # eclipsis and lenition, so that an bhfeirm, feirm and fheirm meet
        beginnings("bhf>f mb>b gc>c nd>d ng>g bp>p dt>t ts>s bh>b ch>c dh>d fh>f gh>g mh>m ph>p sh>s th>t", left=3),
    ),
    snowball="irish",
)

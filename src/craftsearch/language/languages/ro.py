"""Romanian."""

from __future__ import annotations

from craftsearch.language.rules import Rules, endings, letters

STOPWORDS = """
a abia acea aceasta această aceea acel acela acele acelea acest acesta aceste acestea acestei
acestor acestora acestui acești aceștia acolo acum ai aia al ale alt alta alte altele altul altă
alți am ar are as asemenea asta astfel asupra atunci atât au avea avem aveți avut având aș așa ba
bine ca cam care ce cea cei cel cele celor ceva chiar ci cine cineva cu cui cum câ cât câte câți că
căci cărei căreia căror cărora cărui căruia către da dacă dar dat de deci decât deja deoarece despre
deși din dintr dintre doar două după e ea ei el ele era erau este eu fi fie fiecare fiind fost fără
i iar la le li lor lui mai mea mei mele mereu meu mi mie mod mult multe mulți n ne nici nimic niște
noastră noi nostru noștri nu o ori oricare orice pe pentru peste poate pot prea prin printr s sa
sale sau se spre sub sunt suntem sunteți să săi său ta te toate toată tot totuși toți trebuie tu tău
un una unde unei unele uneori unii unor unora unu unui unul va voastră vom vor vostru vouă vreo vă
îi îl îmi împotriva în înainte într între îs îți și ți
"""

IRREGULAR = """
poartă poarta porți porțile porții porților
port portul porturi porturile porturilor
lucru lucrul lucruri lucrurile lucrurilor
poliție poliția poliției poliții
seminar seminarul seminarului seminare seminarele seminarelor
om omul omului oameni oamenii oamenilor
fată fata fete fetele fetelor
școală școala școli școlile școlii școlilor
oră ora ore orele orei orelor
masă masa mese mesele
soră sora surori surorile
noapte noaptea nopți nopțile
carte cartea cărți cărțile cărții cărților
mână mâna mâini mâinile
piață piața piețe piețele pieței
piatră piatra pietre pietrele pietrei
zi ziua zile zilele zilei zilelor
an anul ani anii anilor
femeie femeia femei femeile femeilor
copil copilul copii copiii copiilor
tânăr tânărul tineri tinerii tinerilor tânără tinere
nou noul noi nouă noile noua
drum drumul drumuri drumurile
câmp câmpul câmpuri
joc jocul jocuri jocurile
fruct fructul fructe fructele
bani banii banilor ban
cap capul capete
băiat băiatul băieți băieții băieților
bărbat bărbatul bărbați bărbații bărbaților
stea steaua stele stelele
cafea cafeaua cafele cafelele
vale valea văi văile
fiu fiul fii fiii
câine câinele câini câinii
umbră umbra umbre umbrele
"""

RULES = Rules(
    code="ro",
    source="Snowball, romanian",
    stopwords=STOPWORDS,
    irregular=IRREGULAR,
    before=(endings("rguri>rg rgurile>rg rgurilor>rg âuri>âu âurile>âu", left=1),),  # târguri
    snowball="romanian",
    after=(letters("oa>o ea>e"),),
)

"""Croatian, Serbian and Bosnian: one grammar, so one set of rules, for both scripts."""

from __future__ import annotations

from craftsearch.language.rules import Rules, endings

STOPWORDS = """
a ako ali bez bi bih bila bile bili bilo bio bismo biste bit biti bude budu da do dok duž ga gdje i
iako ih ili im ima imaju imati ipak iz iza između ja jako je jedan jedna jedne jedno jednog jednom
jednu jer jest jesu jim još ju k ka kad kada kako kao kod koja koje kojeg kojega kojem kojemu koji
kojih kojim kojima kojoj kojom koju koliko kroz li me mene meni mi mnogo mogu moj moja moje mora
moraju može mu na nad nakon nam nama nas naš naša naše našeg ne nego neka neke neki nekog neće nešto
ni nije nikad nisam nisu niti no o od odnosno oko on ona onda one oni ono osim ova ovaj ove ovo ovog
ovom ovu pa po pod pored poslije pred preko prema pri prije protiv radi s sa sam samo se sebe si smo
ste su sva svaki sve svi svih svim svog svoj svoje svoju svu ta tada taj tako također te tek ti tih
tim time to toga toj tom tome tu u uz vam vama vas vaš već više vrlo za zar zato zašto zbog će ćemo
ćete ću čak čega čemu što že
šta ko gde pre posle mesto takođe uvek dve hiljada neko niko
а ако али без би била биле били било био бити биће вам вас ваш веома већ више врло га где да до док
за зар зато зашто због и иако из иза између или им има имају ипак их к кад када како као код колико
која које којег којем који којим којима којих којом којој коју кроз ли ме мене ми много може мора
мој моја му на над након нам нас наш наша наше не него нека неке неки ни нису нити није но о ова
овај ове ово овог овом ову од односно око он она онда оне они оно осим па по под поред после пре
пред преко према при против ради с са сам само сва сваки све сви свих свог свој своје своју се себе
си смо сте су та тада тако такође тај те ти тим тих то тога том тој ту у уз шта што ђе ја је један
једна једне једно једног једном једну јер јесте још ју ће ћемо ћете ћу
"""

IRREGULAR = """
dijete djeteta djetetu djeca djece djeci djecu djecom
čovjek čovjeka čovjeku čovjekom ljudi ljudima
list listu listom listovi listova
lista liste listama
"""

RULES = Rules(
    code="hbs",
    source="Snowball, serbian, which writes Cyrillic in Latin letters and ije as e; then -ci back to -k",
    stopwords=STOPWORDS,
    irregular=IRREGULAR,
    snowball="serbian",
    after=(endings("nic>nik čic>čik", left=2),),
    kept="čćđšž",
)

"""Bosnian."""

from __future__ import annotations

from craftsearch.language.rules import Rules

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
"""

RULES = Rules(
    code="bs",
    source="Snowball, serbian",
    stopwords=STOPWORDS,
    snowball="serbian",
    kept="čćđšž",
)

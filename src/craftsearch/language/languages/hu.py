"""Hungarian."""

from __future__ import annotations

from craftsearch.language.rules import Rules, endings

STOPWORDS = """
a abba abban abból addig aki akik akit akkor alapján alatt alá amely amelyek amelyekben amelyeket
amelyet amelynek ami amikor amit amíg annak arra arról az azok azokat azoknak azon azonban azt aztán
azután azzal azért be belül benne bár cikk csak de e ebben ebből egy egyes egyik egymás egyre egyéb
el ellen elég előtt erre erről ez ezek ezeket ezen ezt ezzel ezért fel felé fél föl ha hanem hiszen
hogy hogyan iránt is ismét itt jelenleg jó kell kellett keresztül ki kívül közben között közötti
közül külön le legalább lehet lehetett lenne lenni lesz lett ma maga magát majd meg mellett mely
melyek mert mi mikor milyen minden mindenki mindig mint mintha mit mivel miért most már más másik
még míg nagyon ne nekem neki nem nincs néha néhány nélkül olyan ott pedig például rá részére s saját
se sem semmi sok sokkal során szemben szerint szinte számára szóló talán te tehát teljes ti tovább
továbbá több történő ugyanis után utána vagy vagyis valaki valamely valami valamint van vannak vele
vissza viszont volna volt voltak által általában ám át én éppen és össze úgy új ő ők őket
"""

IRREGULAR = """
szövetség szövetségek szövetséget szövetségnek szövetségben szövetsége szövetségének
ló lovak lovat lova
kő kövek követ köves
mű művek művet műve
hó havak havat
tó tavak tavat taván
falu falvak falut faluban falvakban
híd hidak hidat hídon
út utak utat úton utakon
kéz kezek kezet keze
víz vizek vizet vízben
tűz tüzek tüzet
nyár nyarak nyarat nyáron
tél telek telet télen
bokor bokrok bokrot
könyv könyvek könyvet könyvek
"""

RULES = Rules(
    code="hu",
    source="Snowball, hungarian; then the suffix that makes an abstract noun",
    stopwords=STOPWORDS,
    irregular=IRREGULAR,
    after=(endings("ség ság", left=4),),
    snowball="hungarian",
    kept="áéíóöőúüű",
    suffix_apostrophe=True,
)

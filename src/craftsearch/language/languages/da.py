"""Danish."""

from __future__ import annotations

from craftsearch.language.rules import Rules

STOPWORDS = """
af alle andre at begge blev blive bliver da de dem den denne der deres det dette dig din disse dog
du efter ej eller en end ene er et flere for fordi fra få før ham han hans har havde have hen hende
hendes her hos hun hvad hvem hver hvilke hvilken hvilket hvis hvor hvordan hvorfor hvornår i ikke
ind ingen intet jeg jer jeres jo kan kom kun kunne man mange med meget mellem men mere mig min mine
mit mod må ned nogen noget nogle nok nu når og også om op os over på samt selv sig sin sine sit skal
skulle som så til ud uden under var ved vi vil ville vor vores være været
"""

IRREGULAR = """
by byen byer byerne byens byernes
museum museet museer museerne museets museernes
barn barnet børn børnene
bog bogen bøger bøgerne
mand manden mænd mændene
hånd hånden hænder hænderne
center centeret centret centre centrene
land landet lande landene
ko koen køer køerne
fod foden fødder fødderne
"""

RULES = Rules(
    code="da",
    source="Snowball, danish",
    stopwords=STOPWORDS,
    irregular=IRREGULAR,
    snowball="danish",
    kept="æøå",
    suffix_apostrophe=True,
)

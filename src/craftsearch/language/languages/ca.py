"""Catalan."""

from __future__ import annotations

from craftsearch.language.rules import Rules

STOPWORDS = """
a abans així això al algun alguna algunes alguns als altra altre altres amb any aquell aquella
aquelles aquells aquest aquesta aquestes aquests aquí bé cada cal com contra d da de del dels des
després dins doncs durant e el ella elles ells els em en encara entre era eren es estan estat estava
està et fa fer fins fou ha han has havia he hem hi ho i igual iguals ja jo l la las les li llavors
lo los m ma malgrat mateix mateixa me mentre mes meu meva mitjançant molt molta molts més n ne ni no
nos nosaltres nostra nostre o on pel pels per perquè però poc poca poden pot prop qual quals
qualsevol quan quant que quelcom qui quin quina quins què s sa se segons sense ser serà seu seus
seva seves si sigui sino sinó sobre solament sota sí són ta també tan tant te tenen teu teva tot
tota totes tothom tots tu té un una unes uns us va van vostra vostè és
"""

RULES = Rules(
    code="ca",
    source="Snowball, catalan",
    stopwords=STOPWORDS,
    snowball="catalan",
)

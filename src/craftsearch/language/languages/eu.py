"""Basque."""

from __future__ import annotations

from craftsearch.language.rules import Rules

STOPWORDS = """
al ala ali amaitu ari arren artean asko askoz atzera aurka aurrean aurretik aurten bai baina baino
baita baizik bakar bakarrik bakoitz bat batean baten batera batetik batzuek batzuen batzuetan batzuk
bera beraiek berak beraz bere beren beroriek berria berriz bertan beste besteak bestela bezala bi
bidez biek bitartean da dago daude de dela delako den dena denak denean denen der dio dira direla
diren dit ditu dituen dituzte du duela duen dut dute duten edo egin egiten egon ei ere erein esan
eta ez eze ezin gabe gain gainera gara gehiago gero geroago gertu geu gu guk gure guztia guztiak
guztiz haiek haietan hainbat hala halako han handik hango hara haren hari hark hartan hartu hau
hauek hauetan hemen hementxe hi hona honek honela honen hor hori horiek horietan horrek horrela
horren hura ia ik ikusi inguruan izan izango izaten ja jakin joan kontra lanean lehen litzateke
mende nahi nahiz naiz ni nik nire nola non nondik nor nork on ondoren orain oraindik ordea orduan
oso ote pe zaio zait zara ze zein zen zer zeren zergatik ziren zu zuen zuk zure zuten
"""

RULES = Rules(
    code="eu",
    source="Snowball, basque",
    stopwords=STOPWORDS,
    snowball="basque",
    kept="ñ",
)

"""Galician."""

from __future__ import annotations

from craftsearch.language.rules import Rules, endings

STOPWORDS = """
a algo algunha algunhas algún algúns alén ao aos aquel aquela aquelas aqueles aquí as así até aínda
baixo ben cada case co coa coas como con contra cos cun cunha cuxa cuxo da das de dela deles dende
desde dese despois desta deste destes do dos dun dunha durante e el ela elas eles en entre era eran
eras es esa esas ese eses esta estaba este estes está están eu fai foi foron fronte ha había hai
houbo ir iso isto lle lles logo mais me mediante mentres mesma mesmo meu meus miña moi moita moitas
moito moitos máis na nada nas nela nesta neste nin ningunha ningún no non nos nosa noso nun nunha
nós o onde os ou outra outras outro outros para pero pode poden pois pola polas polo polos por
porque pouco que quen ren segundo sempre sen ser será seu seus si sido sobre son sona sua só súa
súas tamén tan tanto te ten teñen toda todas todo todos tras túa un unha unhas uns vos vostede xa
xunto á ás é
"""

RULES = Rules(
    code="gl",
    source="plural and gender steps in the manner of V. Orengo and C. Huyck",
    stopwords=STOPWORDS,
    before=(
        endings("ións>ion óns>on áns>an éns>en cións>cion ois>ol ais>al eis>el is>il ces>z s", left=3),
        endings("mente o a e", left=3),
    ),
    kept="ñ",
)

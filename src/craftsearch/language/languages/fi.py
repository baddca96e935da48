"""Finnish."""

from __future__ import annotations

from craftsearch.language.rules import Rules, endings

STOPWORDS = """
ei eikä eivät ellei emme en enemmän ennen ensi entä erittäin et ette että he heidän heidät heille
heitä hyvin hän häneen hänelle hänen hänet häntä ihan ilman itse ja jo johon joiden joihin joilla
joille joissa joita joka jokainen joko jolla jolle jolloin jonka jopa jos jossa josta jota joten
jotka jotta jälkeen kaikki kaikkien kanssa kautta ken kenen keskellä kesken koko koska koskaan kuin
kuinka kuitenkin kuka kun kuten kyllä luo lähes läpi me meidän meidät meille meillä meitä mihin mikä
mikään mille millä minkä minua minulla minulle minun minut minä missä mistä mitä mitään molemmat
muiden muita mukaan mutta muu muun muut myös myöskin ne niiden niihin niille niillä niin niissä
niistä niitä noin nyt näiden näin näissä näitä nämä ohi olemme olen olet olette oli olisi olisivat
olivat olla olleet ollut oltava oma oman on ovat paitsi pitkin päälle saakka sai sama se sekä sen
siellä sieltä sihen siihen siinä siis siitä sille sillä sinne sinun sinut sinä sitten sitä suhteen
tai takia tapaan te teidän teidät teille teitä tosin tuo tuon tällä tämä tämän tässä tästä tätä
täällä vaan vaikka vain vielä voi voidaan voivat vuoksi väli yhä yli ympäri
"""

IRREGULAR = """
vesi veden vettä vedet vesien vesiä vedessä vedestä
käsi käden kättä kädet käsien käsiä kädessä kädestä
vuosi vuoden vuotta vuodet vuosien vuosia vuonna vuodessa vuodesta vuosina
uusi uuden uutta uudet uusien uusia uudessa uudesta
susi suden sutta sudet susien susia
kuusi kuuden kuutta kuusen kuuset kuusien kuusia
aika ajan aikaa ajat aikojen aikoja ajassa aikana
apu avun apua avut apuja avulla
vanha vanhan vanhaa vanhat vanhojen vanhoja vanhassa
tytär tyttären tytärtä tyttäret tyttärien tyttäriä
"""

RULES = Rules(
    code="fi",
    source="Snowball, finnish; the -nen nouns by their stem in -se",
    stopwords=STOPWORDS,
    irregular=IRREGULAR,
    before=(
        endings(
            "töiden>työn töitä>työtä töissä>työssä töistä>työstä töihin>työhön töille>työlle töillä>työllä",
            left=0,
        ),
        # ihminen and ihmisten go the way of ihmisen, rakennusten that of rakennuksen
        endings("nen>sen isten>isen osten>osen usten>uksen ysten>yksen"),
    ),
    snowball="finnish",
    kept="äöå",
    suffix_apostrophe=True,
)

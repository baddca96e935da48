"""Spanish."""

from __future__ import annotations

from craftsearch.language.rules import Rules, endings

STOPWORDS = """
a al algo alguna algunas alguno algunos algún ante antes aquel aquella aquellas aquello aquellos
aquí así aun aunque aún bajo bien cada casi como con contra cual cuales cualquier cuando cuanto cuya
cuyas cuyo cuyos cuál cuándo cómo de del desde donde dos durante dónde e el ella ellas ello ellos en
entre era eran es esa esas ese eso esos esta estaba estado estar estas este esto estos estoy está
están fue fueron ha haber había habían hace hacia han hasta hay he hemos incluso la las le les lo
los me mediante mi mientras mis misma mismo mismos mucho muchos muy más nada ni ninguna ningún no
nos nosotros nuestra nuestras nuestro nuestros o os otra otras otro otros para pero poco por porque
pues que quien quienes quién qué se según ser será serán si sido siempre sin sino sobre solo somos
son soy su sus sí sólo también tampoco tan tanto te tener tiene tienen toda todas todavía todo todos
tras tu tus tú u un una unas uno unos usted ustedes vosotros y ya yo él
"""

IRREGULAR = """
casa casas
caso casos
puerta puertas
puerto puertos
banca bancas
banco bancos
libra libras
libro libros
libre libres
plaza plazas
plazo plazos
carga cargas
cargo cargos
cuenta cuentas
cuento cuentos
punta puntas
punto puntos
moda modas
modo modos
media medias
medio medios
marca marcas
marco marcos
bolsa bolsas
bolso bolsos
fondo fondos
fonda fondas
manta mantas
manto mantos
rama ramas
ramo ramos
mes meses
mesa mesas
partida partidas
partido partidos
copa copas
copo copos
rata ratas
rato ratos
suelo suelos
suela suelas
barra barras
barro barros
resta restas
resto restos
fruta frutas
fruto frutos
gira giras
giro giros
vela velas
velo velos
acta actas
acto actos
costa costas
costo costos coste costes
parte partes
parto partos
carta cartas
cera ceras
cero ceros
europeo europea europeos europeas
joven jóvenes
examen exámenes
imagen imágenes
origen orígenes
volumen volúmenes
resumen resúmenes
margen márgenes
crimen crímenes
dictamen dictámenes
"""

RULES = Rules(
    code="es",
    source="Snowball, spanish",
    stopwords=STOPWORDS,
    irregular=IRREGULAR,
    before=(endings("íos>ío ías>ía úos>úo úas>úa", left=1),),  # too short for Snowball: tíos
    snowball="spanish",
    after=(endings("z>c", left=2),),  # voz, voces
    kept="ñ",
)

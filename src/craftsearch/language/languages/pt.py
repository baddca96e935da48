"""Portuguese."""

from __future__ import annotations

from craftsearch.language.rules import Rules, endings

STOPWORDS = """
a acerca agora ainda algo algum alguma algumas alguns além ambos ante antes ao aos apenas após
aquela aquelas aquele aqueles aquilo as assim até bem cada com como contra cuja cujas cujo cujos da
daquela daquele das de dela delas dele deles dentro depois desde dessa desse desta destas deste
destes do dos durante e ela elas ele eles em embora enquanto entre era eram essa essas esse esses
esta estas estava este estes está estão eu foi for fora foram fosse há isso isto já lhe lhes lo logo
lá mais mas me mediante mesma mesmo meu meus minha muita muitas muito muitos na nada nas nela nele
nem nenhum nessa nesse nesta neste no nos nossa nossas nosso nossos num numa não nós o onde os ou
outra outras outro outros para pela pelas pelo pelos perante pode podem pois por porque porquê
portanto pouco quais qual qualquer quando quanto que quem quê se seja sejam sem sempre sendo ser
será serão seu seus si sido sim sob sobre somos sou sua suas são só também tanto te tem tendo ter
teu tinha toda todas todavia todo todos tu tua tudo tão têm um uma umas uns você vocês vos à às é
"""

IRREGULAR = """
casa casas
caso casos
porta portas
porto portos
banco bancos
banca bancas
posto postos
posta postas
ponto pontos
ponta pontas
modo modos
moda modas
marco marcos
marca marcas
conta contas
conto contos
prato pratos
prata pratas
livro livros
livre livres
partido partidos
partida partidas
prazo prazos
praça praças
carga cargas
cargo cargos
bolsa bolsas
bolso bolsos
fundo fundos
ramo ramos
rama ramas
barco barcos
barca barcas
fruta frutas
fruto frutos
ata atas
ato atos
custo custos
costa costas
parte partes
parto partos
mesa mesas
mês meses
solo solos
sola solas
local locais
lei leis
rei reis
bom bons boa boas
homem homens
jovem jovens
"""

RULES = Rules(
    code="pt",
    source="Snowball, portuguese",
    stopwords=STOPWORDS,
    irregular=IRREGULAR,
    before=(
        # mãos, capitais, úteis, azuis, homens, bons
        endings(
            "ões>ão ães>ão ãos>ão ãs>ão ã>ão ais>al éis>el óis>ol eia>eu eias>eu eus>eu"
            " áveis>ável íveis>ível eis>il uis>ul rris>rril éus>éu aus>au ens>em ons>om",
            left=2,
        ),
    ),
    snowball="portuguese",
)

"""Maltese."""

from __future__ import annotations

from craftsearch.language.rules import Rules, endings

STOPWORDS = """
a aktar aktarx allura anki aħna b b'mod bejn bi biex bil billi biss bla bħal bħala d da dak dan dawk
dawn dik dil din diversi diġà ebda f fejn fi fih fihom fil fis fit fl fost fuq għad għadu għal għala
għalhekk għaliex għall għandha għandhom għandu għar għas għat għax hawn hekk hemm hi hija hu huma
huwa id iil ikun ikunu il ilu imma in inkella inkluż int is it ix iċ iġ iż iżda ja jekk jew jien
jista jistgħu jkollha jkollhom jkollu jkun jkunu jrid jridu jsir k kien kienet kienu kif kollha
kollox kontra kull kulħadd kważi l lejn li lil lill lilu m ma magħha magħhom magħna matul meta
mhijiex mhix mhux mill minflok mingħajr minn minħabba mis mit mix n ngħidu nhar ntqal ohra oħra
oħrajn permezz qabel qatt qed qiegħed r s sa sabiex sal se ser seta sew skond skont t ta taf tagħha
tagħhom tagħkom tagħna taht tal tan tar tas tat tax taċ taħt taż tiegħi tiegħu tkun u ukoll waqt
wara waħda wieħed x xejn xi xort z ċertu ż
"""

IRREGULAR = """
skola skejjel
belt bliet
ktieb kotba
sieħeb sieħba sħab
raħal rħula
dar djar
triq toroq
kamra kmamar
bniedem bnedmin
tifel tifla tfal
knisja knejjes
baħar ibħra
sena snin
xahar xhur
jum jiem ġranet
ħanut ħwienet
ġnien ġonna
gżira gżejjer
mara nisa
raġel irġiel
mużew mużewijiet
ħaġa ħwejjeġ
għodda għodod
suq swieq
port portijiet
sengħa sengħat snajja
persuna persuni
lingwa lingwi
xogħol xogħlijiet
ġurnata ġurnati
ħaddiem ħaddiema
art artijiet
grupp gruppi
programm programmi
qamar qmura
kbir kbira kbar
żgħir żgħira żgħar
ġdid ġdida ġodda
tajjeb tajba tajbin
ħażin ħżiena
twil twila twal
qasir qasira qosra
sabiħ sabiħa sbieħ
għani għanja għonja
fqir fqira foqra
marid marida morda
Malti Maltija Maltin
baħri baħrin
direttur direttriċi diretturi
attur attriċi atturi
tabib tobba
ħabib ħbieb ħabiba
qalb qlub
bieb bibien
kelb klieb
ras irjus
id idejn
għajn għajnejn
"""

RULES = Rules(
    code="mt",
    source="plural and gender endings as grammars of Maltese teach them; broken plurals are listed",
    stopwords=STOPWORDS,
    irregular=IRREGULAR,
    before=(
        endings("alment>al ment", left=4),
        endings("ijiet ajiet ija jiet iet ien at ew ewi ea ej à ù a i u e", left=3),
    ),
    kept="ċġħż",
)

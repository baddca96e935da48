"""Italian."""

from __future__ import annotations

from craftsearch.language.rules import Rules

STOPWORDS = """
a abbia abbiamo ad agli ai al alcune alcuni all alla alle allo allora altra altre altri altro anche
ancora avere aveva avevano avuto c che chi ci ciascuna ciascuno cioè ciò coi col come con cosa così
cui da dagli dai dal dall dalla dalle dallo degli dei del dell della delle dello deve di dopo dove
due dunque durante e ed egli ella era erano essa esse essere essi esso fa fino fra fu furono già gli
ha hai hanno ho i il in infatti io l la le lei li lo loro lui lungo là ma me medesimo mediante meno
mentre mi mia mie miei mio molta molte molti molto ne negli nei nel nell nella nelle nello nessuna
nessuno noi non nostra nostre nostri nostro né o od ogni oltre oppure ora per perché perciò però più
poco poi poiché possono presso prima proprio pure può qua qual qualche quale quali quando quanta
quanto quella quelle quelli quello questa queste questi questo qui quindi saranno sarà se secondo
sei senza si sia siamo siano solo sono sopra sotto sta stata state stati stato stessa stesse stessi
stesso su sua sue sugli sui sul sull sulla sulle sullo suo suoi sé sì tale tali tanto te ti tra
tramite tu tua tuo tuoi tutta tutte tutti tutto un una uno v verso vi voi vostra vostro è
"""

IRREGULAR = """
casa case
caso casi
porta porte
porto porti
posta poste
posto posti
banca banche
banco banchi
parte parti
partito partiti
partita partite
modo modi
moda mode
punto punti
punta punte
fondo fondi
corso corsi
corsa corse
testo testi
testa teste
foglio fogli
foglia foglie
colpo colpi
colpa colpe
mostra mostre
mostro mostri
cassa casse
costo costi
costa coste
tasso tassi
tassa tasse
fila file
filo fili
pianta piante
pianto pianti
piano piani
visto visti
vista viste
pasta paste
pasto pasti
mano mani
uomo uomini
bue buoi
laboratorio laboratori
partner partners
"""

RULES = Rules(
    code="it",
    source="Snowball, italian",
    stopwords=STOPWORDS,
    irregular=IRREGULAR,
    snowball="italian",
)

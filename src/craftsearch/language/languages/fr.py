"""French."""

from __future__ import annotations

from craftsearch.language.rules import Rules, endings

STOPWORDS = """
afin ai ainsi alors après as assez au aucun aucune aujourd'hui auquel aussi autre autres aux
auxquelles auxquels avait avant avec avoir avons ayant bien c car ce ceci cela celle celles celui
cependant certains ces cet cette ceux chaque chez ci comme comment contre d dans de depuis des
desquels deux doit doivent donc dont du durant dès déjà elle elles en encore entre envers es est et
eu eux fait furent fut hors ici il ils j je jusque l la laquelle le lequel les lesquelles lesquels
leur leurs lors lorsque lui là m ma mais malgré me mes moi moins mon même mêmes n ne ni non nos
notre nous nôtre on ont or ou où par parce parmi pas pendant peu peut peuvent plus plusieurs pour
pourquoi presque près puis puisque qu quand que quel quelle quelles quelque quelques quels qui quoi
s sa sans sauf se selon sera seront ses seulement si sinon soi soit sommes son sont sous suis sur t
ta tandis tant te tel telle telles tels tes toi ton tous tout toute toutes trop très tu un une vers
voici voilà vos votre vous y à ça étaient était étant été être
"""

IRREGULAR = """
port ports
porte portes
ville villes
villa villas
marché marchés
fédération fédérations
marche marches
mode modes
point points
pointe pointes
poste postes
part parts
parti partis
partie parties
salle salles
sale sales
cheval chevaux
travail travaux
œil yeux
ciel cieux
soutenir soutient soutiennent soutenu soutenue soutenus soutenues soutenant
tenir tient tiennent tenu tenue tenus tenues
devenir devient deviennent devenu devenue devenus devenues
pouvoir peut peuvent pu
vouloir veut veulent voulu
savoir sait savent su
faire fait faits font faisant
mettre met mettent mis mise mises
beau bel belle beaux belles
nouveau nouvel nouvelle nouveaux nouvelles
vieux vieil vieille vieilles
fou folle fous folles
sec sèche secs sèches
œuf œufs
os
"""

RULES = Rules(
    code="fr",
    source="Snowball, french; then the spellings of feminine and plural that it leaves apart",
    stopwords=STOPWORDS,
    irregular=IRREGULAR,
    snowball="french",
    # lieux, active, publique, longue, blanche, directrice
    after=(endings("eux>eu eaux>eau oux>ou iv>if qu>c ngu>ng anch>anc atric>ateur ctric>cteur", left=1),),
)

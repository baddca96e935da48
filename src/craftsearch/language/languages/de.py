"""German."""

from __future__ import annotations

from craftsearch.language.rules import Rules

STOPWORDS = """
aber alle allem allen aller alles als also am an andere anderen auch auf aus bei beim bin bis bist
da dabei dadurch dafür damit danach dann daran darauf daraus darin darüber das dass dazu daß dein
deine dem den denn der deren des deshalb dessen die dies diese diesem diesen dieser dieses doch dort
du durch ein eine einem einen einer eines einige einigen er es etwa etwas euch euer für gegen
gewesen hab habe haben hat hatte hatten hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer
ihres im in indem ins ist ja jede jedem jeden jeder jedes jedoch jene jetzt kann kein keine keinem
keinen keiner können könnte man manche mehr mein meine mich mir mit muss müssen nach nicht nichts
noch nun nur ob oder ohne sehr sein seine seinem seinen seiner seit selbst sich sie sind so sobald
sogar solche soll sollen sollte sondern sowie sowohl um und uns unser unsere unserem unseren unserer
unter viel viele vom von vor war waren warum was weil welche welchem welchen welcher welches wenn
wer werde werden wie wieder will wir wird wo worden wurde wurden während zu zum zur zwar zwischen
über
"""

IRREGULAR = """
stadt städte städten
mann männer männern mannes
land länder ländern landes landes
buch bücher büchern buches buchs
haus häuser häusern hauses
dorf dörfer dörfern dorfes dorfs
glas gläser gläsern glases
holz hölzer hölzern holzes
museum museen museums
zentrum zentren zentrums
thema themen themas
kunst künste künsten
markt märkte märkten marktes markts
firma firmen
handwerker handwerkers handwerkern
"""

RULES = Rules(
    code="de",
    source="Snowball, german",
    stopwords=STOPWORDS,
    irregular=IRREGULAR,
    snowball="german",
)

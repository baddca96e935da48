"""Polish."""

from __future__ import annotations

from craftsearch.language.rules import Rules

STOPWORDS = """
a aby albo ale ani aż bardziej bardzo bez bo bowiem by byli być był była było były będzie będą ci
cię co coś czego czemu czy czyli dla dlaczego dlatego do dość dużo dwa dwie gdy gdyż gdzie go i ich
ile im inna inne innego inny innych iż ja jak jaka jakby jaki jakie jako je jeden jedna jednak jedno
jego jej jemu jest jestem jesteśmy jeszcze jeśli jeżeli już ją każda każdy kiedy kto która które
którego której który których którym którymi którzy lecz lub ma mają mam mamy mi między mnie mogą
moja moje może można mu my mój na nad nam nami nas nasz nasza nasze naszego naszych nawet nic nich
nie niego niej nim nimi niż no o obok od około on ona one oni ono oraz pan po pod podczas ponad
ponieważ poprzez poza przed przede przez przy raz razem roku również się sobie sposób swoich swoje
swoją swój są ta tak taka taki takich takie także tam te tego tej ten też to tobie tu tych tylko tym
tymi tę u w wam was wasz we według wiele więc więcej wszyscy wszystkich wszystkie wszystko wtedy wy
wśród z za zawsze zaś ze że żeby
"""

IRREGULAR = """
rzemiosło rzemiosła rzemiosłu rzemiosłem rzemiośle rzemiosł rzemiosłom rzemiosłach
miasto miasta miastu miastem mieście miast miastom miastach miastami
szkoła szkoły szkole szkołę szkołą szkół szkołom szkołach szkołami
wizyta wizyty wizycie wizytę wizytą wizyt wizytom wizytach
szkło szkła szkłu szkłem szkle szkieł
człowiek człowieka człowiekowi człowiekiem ludzie ludzi ludziom ludźmi ludziach
rok roku rokiem lata lat latach
dzień dnia dniu dniem dni dniom dniach
dziecko dziecka dziecku dzieckiem dzieci dzieciom dziećmi
święto święta świętu świętem świąt świętach
świat świata światu światem świecie
las lasu lasem lesie lasy lasów lasach
kościół kościoła kościele kościoły kościołów
książka książki książce książkę książką książek książkom książkach
"""

RULES = Rules(
    code="pl",
    source="Snowball, polish",
    stopwords=STOPWORDS,
    irregular=IRREGULAR,
    snowball="polish",
    kept="ąćęłńóśźż",
    suffix_apostrophe=True,
)

"""Dutch."""

from __future__ import annotations

from craftsearch.language.rules import Rules

STOPWORDS = """
aan aangezien al aldus alle alleen als altijd ander andere anders behalve ben bent bij binnen boven
buiten daar daarbij daardoor daarna daarom dan dat de deze die dit doch doen door dus een eens elk
elke en enkel enkele er ervan even geen geweest had hadden heb hebben heeft heel hem hen het hier
hij hoe hoewel hun ieder iedere iemand iets ik in is ja je jij jou jouw jullie kan kon konden kunnen
maar me meer men met mij mijn moet moeten mogen na naar naast nadat niet niets nog nooit nu of om
omdat onder ons onze ook op over pas per reeds rond samen sinds slechts sommige te tegen ten ter
terwijl tijdens toch toe toen tot totdat tussen u uit uw van vanaf vanuit veel vele verder via
volgens voor vooral voordat vroeger waar waarbij waardoor waarin waarom wanneer want waren was wat
we weer wel welk welke werd werden wie wij wil worden wordt zal zeer zelf zich zij zijn zo zoals
zodat zonder zou zouden zowel zullen
"""

IRREGULAR = """
ambachtsman ambachtslieden ambachtsmannen
stad steden
land landen
landing landingen
beurs beurzen
beurt beurten
schip schepen
museum musea museums
lid leden
kind kinderen
weg wegen
glas glazen
vakman vaklieden vakmannen
zakenman zakenlieden zakenmannen
ei eieren
centrum centra
dag dagen
brood broden
blad bladeren
gebied gebieden
"""

RULES = Rules(
    code="nl",
    source="Snowball, dutch",
    stopwords=STOPWORDS,
    irregular=IRREGULAR,
    snowball="dutch",
    suffix_apostrophe=True,
)

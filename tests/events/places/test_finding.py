import pytest

from craftsearch.events.cues import cues
from craftsearch.events.places.finding import ORIGIN, VENUE, Mention, mentions
from craftsearch.events.places.folding import fold
from craftsearch.events.places.gazetteer import country_code, lookup

FORMS = """cs v Praze=Prague;v Brně=Brno;v Ostravě=Ostrava;v Plzni=Pilsen;v Olomouci=Olomouc;v Liberci=Liberec
cs v Hradci Králové=Hradec Králové;v Pardubicích=Pardubice;ve Zlíně=Zlín;v Karlových Varech=Karlovy Vary
cs v Jihlavě=Jihlava;ve Vídni=Vienna;v Bratislavě=Bratislava;ve Varšavě=Warsaw;v Krakově=Kraków
cs v Římě=Rome;v Paříži=Paris;v Drážďanech=Dresden;v Benátkách=Venice;v Athénách=Athens
cs v Bruselu=Brussels;v Miláně=Milan;v Mnichově=Munich;v Lublani=Ljubljana;v Záhřebu=Zagreb
cs v Českých Budějovicích=České Budějovice;v Kodani=Copenhagen;v Helsinkách=Helsinki;v Košicích=Košice
sk v Bratislave=Bratislava;v Košiciach=Košice;v Prešove=Prešov;v Žiline=Žilina;v Nitre=Nitra
sk v Trnave=Trnava;v Trenčíne=Trenčín;v Martine=Martin;v Poprade=Poprad
sk v Banskej Bystrici=Banská Bystrica;vo Viedni=Vienna;v Prahe=Prague;v Brne=Brno;v Budapešti=Budapest
sk v Ríme=Rome;v Paríži=Paris;v Aténach=Athens;v Bruseli=Brussels;vo Varšave=Warsaw;v Krakove=Kraków
sk v Ľubľane=Ljubljana;v Záhrebe=Zagreb;v Helsinkách=Helsinki;v Mníchove=Munich
pl w Krakowie=Kraków;w Warszawie=Warsaw;we Wrocławiu=Wrocław;w Gdańsku=Gdańsk;w Poznaniu=Poznań
pl w Łodzi=Łódź;w Katowicach=Katowice;w Lublinie=Lublin;w Rzeszowie=Rzeszów;w Białymstoku=Białystok
pl w Toruniu=Toruń;w Bydgoszczy=Bydgoszcz;w Szczecinie=Szczecin;w Opolu=Opole;w Kielcach=Kielce
pl w Zielonej Górze=Zielona Góra;w Nowym Sączu=Nowy Sącz;w Pradze=Prague;w Wiedniu=Vienna
pl w Budapeszcie=Budapest;we Florencji=Florence;w Rzymie=Rome;w Paryżu=Paris;w Brukseli=Brussels
pl w Wilnie=Vilnius;w Rydze=Riga;w Tallinie=Tallinn;w Berlinie=Berlin;w Dreźnie=Dresden
pl w Bratysławie=Bratislava;w Lublanie=Ljubljana;w Zagrzebiu=Zagreb;w Atenach=Athens;w Sewilli=Seville
pl w Gnieźnie=Gniezno;w Olsztynie=Olsztyn;w Bukareszcie=Bucharest;w Kownie=Kaunas;w Sztokholmie=Stockholm
sl v Ljubljani=Ljubljana;v Mariboru=Maribor;v Celju=Celje;v Kopru=Koper;v Kranju=Kranj
sl v Novi Gorici=Nova Gorica;na Dunaju=Vienna;v Gradcu=Graz;v Zagrebu=Zagreb;na Reki=Rijeka
sl v Trstu=Trieste;v Benetkah=Venice;v Rimu=Rome;v Pragi=Prague;v Budimpešti=Budapest;v Parizu=Paris
sl v Bruslju=Brussels;v Firencah=Florence;v Atenah=Athens;v Varšavi=Warsaw;v Berlinu=Berlin
sl v Bratislavi=Bratislava;v Bukarešti=Bucharest;v Velenju=Velenje
hr u Zagrebu=Zagreb;u Splitu=Split;u Rijeci=Rijeka;u Osijeku=Osijek;u Zadru=Zadar;u Puli=Pula
hr u Varaždinu=Varaždin;u Čakovcu=Čakovec;u Šibeniku=Šibenik;u Dubrovniku=Dubrovnik;u Beču=Vienna
hr u Ljubljani=Ljubljana;u Pragu=Prague;u Budimpešti=Budapest;u Rimu=Rome;u Parizu=Paris
hr u Bruxellesu=Brussels;u Firenci=Florence;u Ateni=Athens;u Varšavi=Warsaw;u Sofiji=Sofia
hr u Bukureštu=Bucharest;u Berlinu=Berlin;u Vinkovcima=Vinkovci;u Karlovcu=Karlovac;u Sisku=Sisak
hu Budapesten=Budapest;Győrött=Győr;Győrben=Győr;Pécsett=Pécs;Szegeden=Szeged;Debrecenben=Debrecen
hu Egerben=Eger;Kaposváron=Kaposvár;Székesfehérvárott=Székesfehérvár;Miskolcon=Miskolc;Sopronban=Sopron
hu Bécsben=Vienna;Prágában=Prague;Firenzében=Florence;Rómában=Rome;Párizsban=Paris;Brüsszelben=Brussels
hu Kolozsváron=Cluj-Napoca;Pozsonyban=Bratislava;Kassán=Košice;Varsóban=Warsaw;Vilniusban=Vilnius
hu Turkuban=Turku;Szófiában=Sofia;Athénban=Athens;Sevillában=Seville;Kecskeméten=Kecskemét
hu Szombathelyen=Szombathely
fi Turussa=Turku;Helsingissä=Helsinki;Tampereella=Tampere;Oulussa=Oulu;Vaasassa=Vaasa;Lahdessa=Lahti
fi Jyväskylässä=Jyväskylä;Rovaniemellä=Rovaniemi;Porissa=Pori;Kuopiossa=Kuopio;Espoossa=Espoo
fi Joensuussa=Joensuu;Lappeenrannassa=Lappeenranta;Kotkassa=Kotka;Seinäjoella=Seinäjoki
fi Tukholmassa=Stockholm;Tallinnassa=Tallinn;Riiassa=Riga;Vilnassa=Vilnius;Budapestissa=Budapest
fi Firenzessä=Florence;Prahassa=Prague;Wienissä=Vienna;Roomassa=Rome;Pariisissa=Paris
fi Brysselissä=Brussels;Berliinissä=Berlin;Varsovassa=Warsaw;Ateenassa=Athens;Lissabonissa=Lisbon
fi Sevillassa=Seville;Kööpenhaminassa=Copenhagen;Antwerpenissa=Antwerp
et Tallinnas=Tallinn;Tartus=Tartu;Pärnus=Pärnu;Narvas=Narva;Viljandis=Viljandi;Rakveres=Rakvere
et Kuressaares=Kuressaare;Riias=Riga;Vilniuses=Vilnius;Helsingis=Helsinki;Turus=Turku
et Stockholmis=Stockholm;Budapestis=Budapest;Firenzes=Florence;Prahas=Prague;Viinis=Vienna;Roomas=Rome
et Pariisis=Paris;Brüsselis=Brussels;Berliinis=Berlin;Varssavis=Warsaw;Ateenas=Athens;Lissabonis=Lisbon
et Sevillas=Seville;Kopenhaagenis=Copenhagen
lv Rīgā=Riga;Liepājā=Liepāja;Daugavpilī=Daugavpils;Ventspilī=Ventspils;Jelgavā=Jelgava;Cēsīs=Cēsis
lv Valmierā=Valmiera;Jūrmalā=Jūrmala;Rēzeknē=Rēzekne;Tallinā=Tallinn;Viļņā=Vilnius;Kauņā=Kaunas
lv Budapeštā=Budapest;Florencē=Florence;Prāgā=Prague;Vīnē=Vienna;Romā=Rome;Parīzē=Paris;Briselē=Brussels
lv Berlīnē=Berlin;Varšavā=Warsaw;Atēnās=Athens;Lisabonā=Lisbon;Helsinkos=Helsinki;Stokholmā=Stockholm
lv Kuldīgā=Kuldīga
lt Vilniuje=Vilnius;Kaune=Kaunas;Klaipėdoje=Klaipėda;Šiauliuose=Šiauliai;Panevėžyje=Panevėžys
lt Alytuje=Alytus;Druskininkuose=Druskininkai;Utenoje=Utena;Rygoje=Riga;Taline=Tallinn;Varšuvoje=Warsaw
lt Budapešte=Budapest;Florencijoje=Florence;Prahoje=Prague;Vienoje=Vienna;Romoje=Rome;Paryžiuje=Paris
lt Briuselyje=Brussels;Berlyne=Berlin;Atėnuose=Athens;Lisabonoje=Lisbon;Helsinkyje=Helsinki
lt Stokholme=Stockholm;Sevilijoje=Seville;Marijampolėje=Marijampolė
bg във Вилнюс=Vilnius;в Будапеща=Budapest;във Флоренция=Florence;в Търговище=Targovishte
bg в Стара Загора=Stara Zagora;в Русе=Ruse;в Антверпен=Antwerp;в Килкени=Kilkenny;в Турку=Turku
bg в Севиля=Seville;в Лавал=Laval;в Брюксел=Brussels;в Ловеч=Lovech;в Троян=Troyan;в Севлиево=Sevlievo
bg в Трявна=Tryavna;в Казанлък=Kazanlak;в Прага=Prague;във Виена=Vienna;в Любляна=Ljubljana
bg в Копенхаген=Copenhagen;в Гьотеборг=Gothenburg;в Дьор=Győr;в Лиеж=Liège;в Тампере=Tampere
el στην Αθήνα=Athens;στη Θεσσαλονίκη=Thessaloniki;στον Βόλο=Volos;στα Ιωάννινα=Ioannina
el στη Λάρισα=Larissa;στην Πάτρα=Patras;στα Χανιά=Chania;στο Ρέθυμνο=Rethymno;στη Λεμεσό=Limassol
el στη Λευκωσία=Nicosia;στη Βουδαπέστη=Budapest;στο Βίλνιους=Vilnius;στη Φλωρεντία=Florence
el στις Βρυξέλλες=Brussels;στη Βιέννη=Vienna;στο Παρίσι=Paris;στη Ρώμη=Rome;στη Λισαβόνα=Lisbon
el στο Βερολίνο=Berlin;στην Πράγα=Prague;στη Σόφια=Sofia;στη Βαρσοβία=Warsaw;στη Σεβίλλη=Seville
el στην Καβάλα=Kavala;στο Τάλιν=Tallinn
ga i mBaile Átha Cliath=Dublin;i gCorcaigh=Cork;i nGaillimh=Galway;i Luimneach=Limerick
ga i gCill Chainnigh=Kilkenny;i bPáras=Paris;sa Róimh=Rome;i mBúdaipeist=Budapest;i Vilnias=Vilnius
ga i bhFlórans=Florence;sa Bhruiséil=Brussels;i Londain=London;i bPrág=Prague;i mBeirlín=Berlin
ga i Liospóin=Lisbon;i bPort Láirge=Waterford;i Sligeach=Sligo;i Maidrid=Madrid
mt fi Brussell=Brussels;f'Budapest=Budapest;fi Firenze=Florence;f'Ruma=Rome;f'Pariġi=Paris
mt fil-Belt Valletta=Valletta;fir-Rabat=Rabat;f'Londra=London;fi Vjenna=Vienna;fi Praga=Prague
mt f'Lisbona=Lisbon;f'Berlin=Berlin;f'Ateni=Athens;fi Sqallija=Sicily;f'Birkirkara=Birkirkara
mt f'Madrid=Madrid;f'Tallinn=Tallinn
ro la București=Bucharest;la Iași=Iași;la Cluj-Napoca=Cluj-Napoca;la Budapesta=Budapest;la Viena=Vienna
ro la Florența=Florence;la Praga=Prague;la Bruxelles=Brussels;în Sevilia=Seville;la Atena=Athens
ro la Varșovia=Warsaw;la Sibiu=Sibiu;la Târgu Mureș=Târgu Mureș;la Piatra Neamț=Piatra Neamț
ro la Lisabona=Lisbon;la Alba Iulia=Alba Iulia
de in Wien=Vienna;in Rom=Rome;in Prag=Prague;in Brüssel=Brussels;in Lüttich=Liège;in Krakau=Kraków
de in Straßburg=Strasbourg;in Sevilla=Seville;in Halle=Halle;in Frankfurt am Main=Frankfurt am Main
de in St. Pölten=Sankt Pölten;in Bozen=Bolzano;in Mailand=Milan;in Florenz=Florence;in Danzig=Gdańsk
de in Linz=Linz;in Essen=Essen
fr à Séville=Seville;à Anvers=Antwerp;à Gand=Ghent;à Saint-Étienne=Saint-Étienne;à La Haye=The Hague
fr au Havre=Le Havre;à Londres=London;à Varsovie=Warsaw;à Vienne=Vienna;à Bruges=Bruges;à Cologne=Cologne
fr à Florence=Florence;à Aix-en-Provence=Aix-en-Provence;à Lisbonne=Lisbon;à Mons=Mons
en in The Hague=The Hague;in Newcastle upon Tyne=Newcastle upon Tyne
en in Santiago de Compostela=Santiago de Compostela;in Reggio Emilia=Reggio Emilia;in Cork=Cork
en in Bath=Bath;in Nice=Nice;in Halle=Halle;in Galway=Galway;in Vitoria-Gasteiz=Vitoria-Gasteiz
en in Letterkenny=Letterkenny;in Győr=Győr;in San Sebastián=San Sebastián
it a Vienna=Vienna;all'Aia=The Hague;a L'Aquila=L'Aquila;all'Aquila=L'Aquila;a Siviglia=Seville
it ad Anversa=Antwerp;a Parigi=Paris;a Monaco di Baviera=Munich;a Bolzano=Bolzano;a Lubiana=Ljubljana
it a Reggio Calabria=Reggio Calabria;a Londra=London;a Bruxelles=Brussels
es en Sevilla=Seville;en A Coruña=A Coruña;en Londres=London;en Amberes=Antwerp;en Florencia=Florence
es en Viena=Vienna;en La Haya=The Hague;en Vitoria=Vitoria-Gasteiz;en Burdeos=Bordeaux
es en Santiago=Santiago de Compostela;en Toledo=Toledo;en Valencia=Valencia
pt em Lisboa=Lisbon;no Porto=Porto;em Coimbra=Coimbra;em Sevilha=Seville;em Florença=Florence
pt em Bruxelas=Brussels;em Viena=Vienna;em Antuérpia=Antwerp;em Vila Nova de Gaia=Vila Nova de Gaia
pt na Covilhã=Covilhã;no Funchal=Funchal;em Guimarães=Guimarães
nl in Den Haag=The Hague;in Luik=Liège;in Brussel=Brussels;in Antwerpen=Antwerp;in Gent=Ghent
nl in Brugge=Bruges;in Wenen=Vienna;in Parijs=Paris;in Boedapest=Budapest;in Keulen=Cologne
nl in Breda=Breda
da i København=Copenhagen;i Aarhus=Aarhus;i Århus=Aarhus;i Wien=Vienna;i Firenze=Florence
da i Gøteborg=Gothenburg;i Prag=Prague;i Bruxelles=Brussels;i Helsingør=Helsingør;i Rom=Rome
sv i Åbo=Turku;i Göteborg=Gothenburg;i Köpenhamn=Copenhagen;i Helsingfors=Helsinki;i Florens=Florence
sv i Wien=Vienna;i Bryssel=Brussels;i Vasa=Vaasa;i Lissabon=Lisbon;i Umeå=Umeå;i Tammerfors=Tampere"""
ROWS = [
    (row.split(" ", 1)[0], *form.split("="))
    for row in FORMS.splitlines()
    for form in row.split(" ", 1)[1].split(";")
]


def _found(text: str, language: str = "en") -> list[Mention]:
    return mentions(text, 0, len(text), cues(language))


@pytest.mark.parametrize(("language", "form", "name"), ROWS)
def test_a_city_in_any_case_is_found_as_a_venue(language: str, form: str, name: str) -> None:
    (mention,) = _found(f"xxx 5 {form} 2014.", language)
    assert (mention.place.name, mention.strength >= VENUE) == (name, True)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Laval (FR)", "FR"),
        ("Halle, Belgium", "BE"),
        ("Halle, Germany", "DE"),
    ],
)
def test_a_country_beside_a_city_beats_its_population(text: str, country: str) -> None:
    assert _found(f"in {text}")[0].place.country == country


def test_a_city_wins_over_a_country_that_contradicts_it() -> None:
    (mention,) = _found("в град Килкени, Северна Ирландия", "bg")
    assert (mention.place.name, mention.place.country) == ("Kilkenny", "IE")


def test_a_misspelt_accent_does_not_hide_a_city() -> None:
    assert [mention.place.name for mention in _found("in Györ")] == ["Győr"]


def test_partners_of_an_event_are_origins() -> None:
    found = _found("partners from Austria, Italy (Sud Tyrol) and Barcelona congregated in Wallonia")
    assert [m.place.name for m in found if m.strength == ORIGIN] == [
        "Austria",
        "Italy",
        "South Tyrol",
        "Barcelona",
    ]
    assert [m.place.name for m in found if m.strength >= VENUE] == ["Wallonia"]


def test_a_small_town_needs_a_preposition_or_a_country() -> None:
    assert _found("We read Tryavna stories") == []
    assert [m.place.name for m in _found("a fair in Tryavna")] == ["Tryavna"]


def test_a_region_has_its_country_and_its_nuts_code() -> None:
    ((place, _, _),) = _found("in Wallonien", "de")
    assert (place.name, place.country, place.region) == ("Wallonia", "BE", "BE3")


def test_a_word_of_common_prose_is_no_city() -> None:
    assert _found("in March, in Roman times, in Design") == []


def test_codes_in_brackets_are_read_as_people_write_them() -> None:
    assert [country_code(code) for code in ("HU", "UK", "EL", "SLO", "ZZ")] == ["HU", "GB", "GR", "SI", None]


def test_a_country_is_found_under_its_name_in_any_language() -> None:
    assert {lookup(fold(name))[0].country for name in ("Литва", "Litva", "Lietuva", "Leedu", "Litwa")} == {
        "LT"
    }


def test_folding_takes_case_accents_and_hyphens_away() -> None:
    assert [fold(name) for name in ("Győr", "Łódź", "Cluj-Napoca", "ΑΘΉΝΑ")] == [
        "gyor",
        "lodz",
        "cluj napoca",
        "αθηνα",
    ]

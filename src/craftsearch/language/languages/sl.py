"""Slovenian."""

from __future__ import annotations

from craftsearch.language.rules import Rules, endings

STOPWORDS = """
a ali ampak bi bil bila bile bili bilo biti bo bodo bolj bom bomo brez da dalje do dokler dovolj
drug druga druge drugi drugih drugo eden ena enega eni eno ga glede gre i ih in iz ja jaz je jih jim
jo k kaj kako kakor kar katera katere katerega katerem kateri katerih katerimi kdaj kdo ker ki kje
ko kot lahko le med mene mi mnogo mogoče moj moja moje mora morajo mu na nad naj nam nami nas naš
naša naše našega ne nego nekaj nekateri neki ni nihče niso niti nič njega njegov njegova njegovo
njen njena njih njihov njihova njihove njim njimi njo o ob od okoli on ona one oni ono oziroma pa po
pod poleg pred predvsem prek preko pri proti s saj sam samo se sebe sem si skoraj skozi smo so sta
ste svoj svoja svoje svojega svojih svojo ta tako tam te tega teh tej tem temi temu ter ti tisti to
tu tudi u v vas vendar ves več vi vsa vsaj vsak vsaka vsako vse vseh vsem vsi z za zakaj zaradi zato
če čeprav česa že
"""

IRREGULAR = """
človek človeka človeku človekom ljudje ljudi ljudem ljudmi
otrok otroka otroci otrok otroke otrokom
dan dne dneva dnevu dni dnevi dnevih
"""

RULES = Rules(
    code="sl",
    source="light form in the manner of M. Popovič and P. Willett (1990)",
    stopwords=STOPWORDS,
    irregular=IRREGULAR,
    before=(
        endings(
            "ovski ega emu imi ih im em ami ama ema oma om am ah eh ov ev ovi evi ju je ja jo jem jih"
            " ija>ij ije>ij iji>ij ijo>ij ijah>ij ijami>ij ijam>ij mi ma u i a o e"
        ),
        endings("č>k c>k š>h", left=4),
    ),
    kept="čšž",
)

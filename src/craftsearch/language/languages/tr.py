"""Turkish."""

from __future__ import annotations

from craftsearch.language.rules import Rules

STOPWORDS = """
acaba adeta ama ancak arasında artık aslında ayrıca az bana bazı belki ben beni benim beri bile bir
biraz biri birkaç birçok biz bize bizi bizim bu buna bunda bundan bunlar bunları bunların bunu bunun
burada böyle da daha dahi de defa değil diye diğer dolayı en et etti eğer fakat gibi göre halen
hangi hatta hem henüz hep hepsi her herhangi herkes hiç hiçbir ile ilgili ise için işte kadar karşın
kendi kendilerine kendine kendini kez ki kim kimse mi mu mü mı nasıl ne neden nerede niye niçin o
olan olarak oldu olduğu olması olsa olup olur ona ondan onlar onların onu onun orada oysa pek rağmen
sadece sanki sen senin siz sizin sonra tarafından tüm var ve veya ya yani yapılan yerine yine yok
yoksa yüzünden zaten çok çünkü öyle üzere üzerinde şey şimdi şu şunu şöyle
"""

RULES = Rules(
    code="tr",
    source="Snowball, turkish",
    stopwords=STOPWORDS,
    snowball="turkish",
    kept="ıöüçşğ",
    dotless=True,
    suffix_apostrophe=True,
)

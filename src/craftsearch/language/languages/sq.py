"""Albanian."""

from __future__ import annotations

from craftsearch.language.rules import Rules, endings

STOPWORDS = """
a ai ajo apo aq asaj ashtu asnjë ata atij ato atyre atë bashkë brenda bë cila cilat cili cilit cilën
cilët deri derisa dhe disa do duhet duke dy e edhe ende fare gjatë gjithashtu gjithçka gjithë i ia
ishin ishte iu ja jam jan janë jashtë jemi jeni ju juaj ka kam kanë ke kemi kishin kishte kjo krahas
ku kundër kur kush kësaj kështu këta këtij këto këtu këtyre këtë lidhje ma madje mbi me megjithatë
menjëherë meqë mes mos mu mund më na ndaj ndër ndërmjet ndërsa ne nesh nga ni një njëri nuk në nën
nëpër nëse o ose pa pak para pas pasi po por pra pranë prej për përmes përpara përse qenë qoftë që
rreth s sa saj secili sepse seç shumë si sido sipas siç së ta tani te tek ti tij tjera tjerë tjetër
tonë tyre të tënd u unë vet vete vetë vetëm yni yt zë çdo çfarë çka është
"""

RULES = Rules(
    code="sq",
    source="light inflectional endings after the declension of nouns",
    stopwords=STOPWORDS,
    before=(
        endings(
            "ave eve ive ove uve vet vete vetë eve ësve ëve ët ëve it in un ut ën ës isë esë së ja jes je"
            " jen i u a e ë t n at et të ra"
        ),
    ),
)

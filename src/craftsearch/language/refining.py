"""Croatian, Serbian or Bosnian: one language to a detector, told apart by script and by spelling.

The cues are words and stems that one standard prefers (Croatian month names, the Serbian ekavian *e* where
the others have *ije*, Bosnian *sedmica*, *historija*). A text without a cue stays undecided, and says so.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Final

from craftsearch.model import Language

if TYPE_CHECKING:
    from collections.abc import Mapping

STANDARDS: Final = ("hr", "sr", "bs")

# A cue at a word's beginning; the numbers are the evidence for it in nats.
_CUES: Final[tuple[tuple[str, str, float], ...]] = (
    ("hr", r"tijekom|tko|itko|netko|nitko|europ|opći|sveučiliš|tjed[an]|tisuć|glazb|povijes|znanost|kazališ|tvrtk"
           r"|suradnj|poduzetni|izvješ|sustav|uvjet|sudjelova|siječnj|veljač|ožuj|travnj|svibnj|lipnj|srpnj"
           r"|kolovoz|rujn|listopad|studen[io]|prosin|županij|vijeć|točn|udrug|uporab|zrakoplov|nogomet|priopć"
           r"|ravnatelj|tajni[kc]|veleposlan|mjesec[au] svib|obitelj|glavni grad|uopće|spol|utjecaj|kruh", 1.2),
    ("bs", r"hiljad|sedmic|histori|lahk|mehk|kahv|hljeb|općin|univerzitet|saradnj|evrop|tačn|uslov|januar"
           r"|februar|mart|april|juna|jula|august|septemb|oktob|novemb|decemb|preduzeć|zvanič|takođe\b|bosn|hercego"
           r"|sarajev|bošnja|federacij|kanton|porodic|ubijeđ|međutim|ko\b|neko\b|niko\b|izvještaj|finansi", 0.6),
    ("sr", r"univerzitet|saradnj|evrop|tačn|uslov|januar|februar|mart|april|juna|jula|avgust|septemb|oktob"
           r"|novemb|decemb|preduzeć|zvanič|takođe\b|hiljad|ko\b|neko\b|niko\b|porodic|finansi|hleb|istorij", 0.6),
    ("sr", r"gde|ovde|negde|svugde|pre\b|posle|vreme|vremen|mesto|mesta|mestu|reč|reči|uvek|dve|čovek|deca|dece"
           r"|decu|uspeh|svet|svest|cel[aoiue]\b|deo|dela\b|rek[aue]\b|bele?\b|lep|sreć|pesm|mesec|zvezd|prv[eo] mesto"
           r"|nedelj|ponedelj|srbij|beograd|sprovo|opštin|opšt|pobed|sled|zahtev|primer|odnos[ei]|vek[au]?\b"
           r"|zamen|razume|želel|hteo|hte[lt]|vide[ol]|umet|medij|dobi[jt]|bezbed|potreb|obezbe|ne[gk]de", 1.2),
)  # fmt: skip
_IJEKAVIAN: Final = re.compile(
    r"\b(?:\w*(?:ijet|ijem|ijes|ijed|ijel|ijek|ijep|ijev|ijen)\w*|\w*(?:gdje|vdje|vjer|mjes|mjer|sjed|djel|djec|djev"
    r"|vjet|čovje|svjet|pjes|rječ|vrije|prije|poslije|uvijek|dvije|uspje|vidje|htje|željel|cijel|bijel)\w*)"
)
_PATTERNS: Final = tuple((code, re.compile(rf"\b(?:{cue})"), weight) for code, cue, weight in _CUES)
_CYRILLIC: Final = re.compile(r"[а-џ]")
_LATIN: Final = re.compile(r"[a-zčćđšž]")


def refine(text: str, distribution: Mapping[str, float], mass: float) -> Language:
    """Name the standard; the confidence is the group's ``mass`` times the share of the standard in it."""
    text = text.lower()
    shares = {code: math.log(max(distribution.get(code, 0.0), 0.02)) for code in STANDARDS}
    if len(_CYRILLIC.findall(text)) > len(_LATIN.findall(text)):
        shares["sr"] += 3.0
        why = "Cyrillic script"
    else:
        why = _weigh(text, shares)
    total = sum(map(math.exp, shares.values()))
    best = max(STANDARDS, key=lambda code: shares[code])
    return Language(best, round(mass * math.exp(shares[best]) / total, 4), f"one of hr, sr, bs; {why}")


def _weigh(text: str, shares: dict[str, float]) -> str:
    """Add the evidence of the cues to ``shares`` in place, and name what was found."""
    found: list[str] = []
    for code, pattern, weight in _PATTERNS:
        cues = set(pattern.findall(text))
        shares[code] += weight * min(len(cues), 5)
        found += sorted(cues)
    ije = len(set(_IJEKAVIAN.findall(text)))
    shares["sr"] -= 1.0 * min(ije, 5)
    if ije:
        found.append("ijekavian spelling")
    return f"cues: {', '.join(found[:5])}" if found else "no spelling cue"

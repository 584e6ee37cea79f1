"""Abbreviations after which a full stop does not end a sentence. Data: add what is missing."""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# After these a name or a number follows, so no sentence ends. Single letters that have no case
# (Arabic د. م. ص., Hebrew) and single capitals need no entry: they count as initials.
ALWAYS_INSIDE = _set(
    # English
    "mr mrs ms dr st v c prof rev hon sen rep gov gen col maj capt lt sgt cpl pres messrs mt fr "
    "vs viz cf fig figs eq vol pp ed eds al e.g i.e approx dept est "
    # French, Spanish, Italian, Portuguese
    "mm mme mlle mgr sr sra srta dra av dott sig "
    # German
    "hr fr z.b d.h u.a o.ä bzw ca nr art abs bd hrsg vgl str mio mrd n "
    # Russian, Ukrainian
    "г-н г-жа дж им ул т.е т.н т.к напр св см рис проф акад ген гл о-в р-н "
    # Arabic
    "أ.د ا.د د.م"
)

# These may also end a sentence: then a capital follows.
SOMETIMES_INSIDE = _set(
    "jr inc ltd co corp bros etc no nos u.s u.k u.n e.u d.c a.m p.m jan feb mar apr jun jul aug "
    "sep sept oct nov dec mon tue wed thu fri sat sun usw evtl inkl г гг в вв т.д т.п др пр тыс "
    "млн млрд руб коп ред изд"
)

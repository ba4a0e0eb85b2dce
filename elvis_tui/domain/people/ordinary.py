"""Words of Norwegian prose that somebody may also be called, and the small words inside names."""

from __future__ import annotations

_ORDINARY = """
alle alt an andre april august av bakken be ben ble bo bra bror bruk burde by da dag dage
dagen dager de deg dei dem den der deres det dette di din disse ditt do dra du då dø eg ei
eier ein el eller elv en enda enn er et ett etter far fast fin finn fint fire flere for fra
fram fred fri frisk frå få får før føre først gammel gang gi gift gir gjennom gjør glad glede
godt grå gul gå går gård gården gått ha hadde hage hagen ham han hans har hard hav havet hel
hele hennar hennes her hest hjem ho hos hun hva hvem hver hvit hvor håp høst i idé igjen ikke
il ingen inn is ja jeg jo ju juli juni kan klar klok kom kommer kort kunne kveld la lag land
lang lav le lege legg lett li linje lis lite liten litt liv livet lov lykke lys lærer løv ma
mai male man mange mark mars max med meg meir mellom men mer min mine mitt mor morgen mye må
mål måned natt natten nei ni no noe noen nok nord nu ny nye nå når nær o ofte og også om opp
ord oss over pa par parken per plan prest på rask ren rett ro rolig rom rød sa sak samme
sammen se seg sei sein selv sen ser si sier sin sine sitt sjø skal skog små snø so sol solen
som sommer son stemme sten sterk stille stor store storm svar svart så sør søster ta tak tar
te ti tid til tillit to tre tro trygg tur ty tyv uke under ut uten va vakt van var ved vei
veien vel venn vest vi vil vilje vinter vite vår våren være vært ytre åpen år åt åtte øst
"""
_PARTICLES = """
af al av bin bint da das de del della den der des di do dos du el ibn la las le los of og st
ten ter the til und van vande vander vel ver vom von y zu zum zur
"""

ORDINARY = frozenset(_ORDINARY.split())
"""They are masked where they stand as a name only (`name_parts.py`): with a capital letter, or
beside another part of the name. Not every word that is a name is here: only those without which
an ordinary sentence could not be read."""

PARTICLES = frozenset(_PARTICLES.split())
"""Inside a last name: «van der Berg». By themselves they tell nothing of whoever is called so."""

"""What the conversations of the kartlegging showed, and what students said of it themselves."""

from __future__ import annotations

import random

from elvis_tui.domain.follow_ups.records import FollowUp, Phase
from elvis_tui.domain.record import replace
from elvis_tui.domain.subject import SubjectKind

FINDINGS = (
    "Kommer hjemmefra i tide, men blir stående utenfor rommet. Greit når noen møter ved døra.",
    "Lang reisevei og lite søvn. De første timene om morgenen er de tyngste.",
    "Har det bra i verkstedet. Fellesfagene er lange, og det er vanskelig å be om hjelp.",
    "Gikk glipp av mye i høst, og vet ikke hvor det skal tas igjen.",
    "Få å være sammen med i pausene. Trives med én lærer særlig.",
    "Jobber mye på kvelden. Vil gjerne være på skolen, men orker ikke alltid.",
    "Usikker på utdanningsvalget. Valgte linje sammen med en venn.",
)
VIEWS = (
    "«Det går bra når jeg først er her.»",
    "«Jeg vil slippe å forklare det på nytt til alle.»",
    "«Det er enklest om dere sender melding kvelden før.»",
    "«Jeg trenger en plan for det jeg ligger etter med.»",
    "«Ikke ring hjem før dere har snakket med meg.»",
    "«Jeg vil heller ha korte økter med pause.»",
)
WORDS = (
    "«Fint at noen spurte. Jeg klarer resten selv.»",
    "«Det hjalp at det var den samme voksne hver gang.»",
    "«Det går greit nå, men jeg vil kunne si fra igjen.»",
    "«Jeg skjønte ikke alltid hvorfor dere ringte.»",
)
CLASS_FINDINGS = (
    "Mye uro ved bytte av rom. Elevene er uenige om hva som er greit å le av.",
    "Tre grupper som ikke snakker sammen. Rolig når plassene er satt opp.",
)
CLASS_VIEWS = (
    "«Vi vil bestemme gruppene selv, men ikke hver gang.»",
    "«Det hjelper når begge lærerne gjør det samme.»",
)


def mapped(follow_up: FollowUp) -> FollowUp:
    """The follow-up with what its kartlegging showed, as far as it has come."""
    chance = random.Random(f"mapping {follow_up.id}")
    of_class = follow_up.subject.kind is SubjectKind.CLASS
    findings = chance.choice(CLASS_FINDINGS if of_class else FINDINGS)
    view = chance.choice(CLASS_VIEWS if of_class else VIEWS)
    word = chance.choice(WORDS)
    if follow_up.phase is Phase.IDENTIFYING:
        return follow_up
    if follow_up.phase is Phase.MAPPING:
        # The conversation has been held; half of them have not been asked how they see it.
        seen = view if chance.random() < 0.5 else ""
        return replace(follow_up, findings=findings, student_view=seen)
    follow_up = replace(follow_up, findings=findings, student_view=view)
    ended = follow_up.phase is Phase.CLOSED and not of_class
    return replace(follow_up, student_word=word) if ended else follow_up

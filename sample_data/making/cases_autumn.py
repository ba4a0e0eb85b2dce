"""The cases of the autumn, from one that is followed by several schools to one of last Friday."""

from __future__ import annotations

from datetime import date

from elvis_tui.domain.cases.complaints import Complaint
from elvis_tui.domain.cases.parties import Role
from elvis_tui.domain.cases.severity import Severity, Trigger
from elvis_tui.domain.duties import FollowOn
from making.calendar_2026 import day
from making.told import BEGUN, DONE, NOT, WAITING, At, Said, Told, Tried

_HEARD = "Eleven og foresatte er hørt. Aktivitetsplan er skrevet."
AUTUMN = (
    Told(
        reported=date(2026, 8, 27),
        title="Trusler på sosiale medier, elever på to skoler",
        by="Elev",
        how="muntlig",
        seen="Eleven viste meldinger med trusler om juling, sendt fra to kontoer.",
        duties=(
            At(DONE, 0, "Eleven fortalte det til helsesykepleier, som meldte videre."),
            At(DONE, 0, "Trygg voksen fulgte eleven resten av dagen.", who="Miljøterapeut"),
            At(DONE, 0, "Til rektor straks.", who="Rådgiver"),
            At(DONE, 4, _HEARD + " Den andre skolen er med.", who="Rektor"),
            At(BEGUN, None, "Tiltak i gang på begge skolene."),
        ),
        said=(
            Said(
                words="«De skriver at de venter på meg etter skolen.»",
                view="Er redd på vei hjem. På skolen går det bra når det er voksne i gangen.",
                best="Å komme trygt til og fra skolen, uten å miste timer.",
                problem="Trusler på nett som fortsetter på skoleveien.",
                tried=(
                    Tried(
                        "Følges til bussen av en voksen",
                        "Miljøterapeut",
                        date(2026, 8, 31),
                        day(16),
                    ),
                    Tried(
                        "Ukentlig samarbeid med den andre skolen og politikontakten",
                        "Rektor",
                        date(2026, 9, 3),
                        day(16),
                    ),
                ),
            ),
            Said(words="«Det var ment som en spøk.»"),
        ),
        others=Role.OTHER,
        more=(
            (
                FollowOn.SERIOUS,
                At(DONE, 49, "Skoleeier er informert på telefon samme dag.", who="Rektor"),
            ),
            (
                FollowOn.ELEMENTS,
                At(BEGUN, None, "Varselet er skrevet. Referansen er ikke kommet.", day(-4)),
            ),
        ),
        severity=Severity(
            triggers=(Trigger.THREATS, Trigger.ACROSS_SCHOOLS),
            on=day(-4),
            by="Rektor",
            why="Nye og grovere trusler. Elever fra en tredje skole er med nå.",
        ),
    ),
    Told(
        reported=date(2026, 9, 1),
        title="Elev opplever å bli holdt utenfor i gruppearbeid",
        by="Kontaktlærer",
        how="muntlig",
        seen="Eleven satt alene da gruppene var valgt, tre uker på rad.",
        duties=(
            At(DONE, 0, "Tatt opp i elevsamtalen.", who="Kontaktlærer"),
            At(NOT, None, "Ikke noe pågikk da det ble kjent."),
            At(DONE, 0, "Muntlig til rektor.", who="Kontaktlærer"),
            At(DONE, 6, _HEARD, who="Avdelingsleder"),
            At(BEGUN, None, "Faglærerne setter gruppene. Skal evalueres."),
        ),
        said=(
            Said(
                words="«Ingen sier nei, men ingen spør.»",
                view="Liker fagene, men gruer seg hver gang det skal deles i grupper.",
                best="At lærerne setter gruppene, så ingen står igjen.",
                problem="Eleven blir stående igjen når gruppene velges.",
                tried=(
                    Tried(
                        "Faglærerne setter gruppene",
                        "Kontaktlærer",
                        date(2026, 9, 8),
                        day(4),
                    ),
                ),
            ),
        ),
    ),
    Told(
        reported=date(2026, 9, 8),
        title="En ansatts måte å snakke til en elev på",
        by="Ansatt",
        how="muntlig",
        seen="Den ansatte leste opp elevens svar og lo av det foran klassen.",
        duties=(
            At(DONE, 0, "En kollega reagerte på tonen i timen.", who="Ansatt"),
            At(DONE, 0, "Kollegaen tok ordet og avsluttet situasjonen.", who="Ansatt"),
            At(DONE, 0, "Straks til rektor.", who="Ansatt"),
            At(DONE, 6, "Eleven er hørt først, med en voksen eleven valgte.", who="Rektor"),
            At(BEGUN, None, "Ny faglærer i perioden. Eleven spørres hver uke."),
        ),
        said=(
            Said(
                words="«Hele klassen lo. Jeg rekker ikke opp hånda mer.»",
                view="Tør ikke svare i timene. Vil ikke være i rom med læreren alene.",
                best="Å ha en lærer eleven er trygg på, uten å bytte klasse.",
                problem="Eleven er blitt krenket av en ansatt foran klassen.",
                tried=(
                    Tried("Annen faglærer i faget", "Avdelingsleder", date(2026, 9, 15), day(9)),
                ),
            ),
        ),
        suspects=True,
        more=(
            (FollowOn.STRICTER, At(DONE, 0, "Kollegaen sa fra i første pause.", who="Ansatt")),
            (FollowOn.COUNTY, At(DONE, 0, "Skoleeier er meldt, skriftlig.", who="Rektor")),
            (
                FollowOn.FAIR,
                At(
                    BEGUN,
                    None,
                    "Samtaler er holdt med eleven og den ansatte hver for seg.",
                    day(15),
                ),
            ),
        ),
    ),
    Told(
        reported=date(2026, 9, 15),
        title="Erting på skolebussen",
        by="Foresatte",
        how="telefon",
        seen="Sekken ble kastet fram og tilbake, og eleven gikk av to stopp for tidlig.",
        duties=(
            At(DONE, 1, "Elevtjenesten møter bussen om morgenen.", who="Elevtjenesten"),
            At(DONE, 2, "Snakket med de som var på bussen.", who="Miljøarbeider"),
            At(DONE, 0, "Meldt av foresatte.", who="Foresatte"),
            At(DONE, 7, _HEARD, who="Avdelingsleder"),
            At(BEGUN, None, "Avtale med busselskapet. Roligere de siste ukene."),
        ),
        said=(
            Said(
                words="«Sjåføren ser det, men sier ikke noe.»",
                view="Morgenen er verst. Sitter helst helt foran, men der er det sjelden plass.",
                best="Å kunne ta bussen som andre, og å komme fram i tide.",
                problem="Eleven blir ertet på bussen, og kommer for sent fordi den går av.",
                tried=(
                    Tried(
                        "Fast plass foran, avtalt med busselskapet",
                        "Elevtjenesten",
                        date(2026, 9, 23),
                        day(23),
                    ),
                ),
            ),
        ),
        complaint=Complaint(
            id="",
            on=date(2026, 10, 1),
            by="Foresatte",
            reference="26/6021",
            asked_for="Redegjørelse, planen, og hva som er gjort på bussen.",
            asked_on=date(2026, 10, 12),
            answer_by=day(7),
        ),
    ),
    Told(
        reported=date(2026, 9, 22),
        title="Elev holdes utenfor på verkstedet",
        by="Yrkesfaglærer",
        how="muntlig",
        seen="Eleven får ikke verktøy av de andre, og rydder mens de arbeider.",
        duties=(
            At(DONE, 0, "Sett flere ganger på verkstedet.", who="Yrkesfaglærer"),
            At(DONE, 0, "Læreren tok det opp med gruppa.", who="Yrkesfaglærer"),
            At(DONE, 0, "Muntlig til avdelingsleder og rektor.", who="Yrkesfaglærer"),
            At(DONE, 7, _HEARD, who="Avdelingsleder"),
            At(BEGUN, None, "Ny arbeidsplass og fast makker."),
        ),
        said=(
            Said(
                words="«Jeg får bare koste.»",
                view="Har lyst på faget, men lærer ikke noe slik det er.",
                best="Å få arbeide med de samme oppgavene som de andre.",
                problem="Eleven får ikke delta i arbeidet på verkstedet.",
                tried=(
                    Tried(
                        "Ny arbeidsplass og fast makker",
                        "Yrkesfaglærer",
                        date(2026, 9, 30),
                        day(8),
                    ),
                ),
            ),
        ),
    ),
    Told(
        reported=date(2026, 10, 12),
        title="Kommentarer og dytting i kantina",
        by="Lærer",
        how="muntlig",
        seen="To elever ble dyttet ut av køen og kalt stygge ting. Flere lo.",
        duties=(
            At(DONE, 0, "Vakt i kantina følger ekstra med."),
            At(DONE, 0, "Stoppet i kantina.", who="Lærer"),
            At(DONE, 0, "Lærer til rektor kl. 13.10.", who="Lærer"),
            At(BEGUN, None, "2 av 3 samtaler er holdt.", who="Avdelingsleder"),
            At(WAITING, None, "Venter på plan."),
        ),
        said=(
            Said(
                words="«De gjør det hver gang læreren snur seg.»",
                view="Går ikke i kantina alene. Vil at noen skal se det, ikke bare høre om det.",
                best="Å kunne spise sammen med vennene sine.",
            ),
            Said(words="«Jeg lo med, for da slutter de fortere.»"),
        ),
    ),
    Told(
        reported=date(2026, 10, 14),
        title="Utrygg i klassechatten",
        by="Foresatte",
        how="e-post",
        seen="Foresatte sendte skjermbilder. Eleven blir latt være å svare, og ledd av.",
        duties=(
            At(DONE, 0, "Kontaktlærer følger med på chatten sammen med tillitselevene."),
            At(DONE, 1, "Kontaktlærer tok det opp med klassen.", who="Kontaktlærer"),
            At(DONE, 0, "E-post til rektor.", who="Foresatte"),
            At(BEGUN, None, "Samtalene er holdt. Planen skrives.", who="Avdelingsleder"),
            At(WAITING),
        ),
        said=(
            Said(
                words="«Jeg har skrudd av lyden, men leser alt om natta.»",
                view="Kan ikke gå ut av chatten, for der står alle beskjedene.",
                best="At beskjeder fra skolen kommer et annet sted.",
                problem="Eleven må lese en chat som er utrygg, for å få med beskjeder.",
                tried=(Tried("Beskjeder gis i Teams", "Kontaktlærer", day(1), day(22)),),
            ),
        ),
    ),
    Told(
        reported=date(2026, 10, 16),
        title="Elev melder om utestenging",
        by="Elev",
        how="muntlig",
        seen="Eleven kom gråtende til Elevtjenesten i siste time.",
        duties=(
            At(DONE, 0, "Eleven kom selv til Elevtjenesten.", who="Elevtjenesten"),
            At(WAITING, None, ""),
            At(DONE, 0, "Miljøterapeut til rektor.", who="Miljøterapeut"),
            At(WAITING),
            At(WAITING),
        ),
        said=(Said(words="«De har laget en ny gruppe uten meg.»"),),
    ),
)

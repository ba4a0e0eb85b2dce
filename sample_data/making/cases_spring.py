"""The cases of the spring: two that are closed with minutes, and two that go on."""

from __future__ import annotations

from datetime import date

from elvis_tui.domain.cases.complaints import Complaint
from elvis_tui.domain.cases.parties import Helped, Role
from making.calendar_2026 import day
from making.told import BEGUN, DONE, NOT, At, Said, Told, Tried

_HEARD = "Eleven og foresatte er hørt. Aktivitetsplan er skrevet."
SPRING = (
    Told(
        reported=date(2026, 2, 3),
        title="Utestenging i friminuttene",
        by="Kontaktlærer",
        how="muntlig",
        seen="Eleven sto alene ved skapene i tre friminutt på rad. De andre gikk da eleven kom.",
        duties=(
            At(DONE, 0, "Sett alene i flere friminutt."),
            At(NOT, None, "Ikke noe pågikk da det ble oppdaget."),
            At(DONE, 0, "Kontaktlærer til rektor samme dag.", who="Kontaktlærer"),
            At(DONE, 6, _HEARD, who="Avdelingsleder"),
            At(DONE, 108, "Evaluert to ganger. Tiltakene har virket."),
        ),
        said=(
            Said(
                words="«De går når jeg kommer.»",
                view="Verst i storefri. Vil ikke at klassen skal få vite at det er sagt fra.",
                best="Å bli i klassen, og å ha noen å være sammen med i pausene.",
                problem="Eleven har ingen å være sammen med i friminuttene.",
                tried=(
                    Tried(
                        "Fast voksen ute i storefri",
                        "Miljøterapeut",
                        date(2026, 2, 10),
                        date(2026, 3, 13),
                        date(2026, 3, 13),
                        Helped.PARTLY,
                        "Roligere ute, men fortsatt alene inne.",
                    ),
                    Tried(
                        "Faste grupper i timene, satt av lærerne",
                        "Kontaktlærer",
                        date(2026, 3, 16),
                        date(2026, 5, 22),
                        date(2026, 5, 22),
                        Helped.YES,
                        "To i gruppa er blitt venner som eleven er med også i pausene.",
                    ),
                ),
                last_word="«Det er greit nå. Jeg vet hvem jeg skal si fra til.»",
            ),
        ),
        closed=date(2026, 5, 22),
        why="Eleven opplever skolemiljøet som trygt og godt. "
        "Referat fra avslutningsmøte foreligger.",
        archived="26/01184",
        minutes=(
            "Eleven og en av de foresatte var med. Eleven sier at det er trygt i alle pausene.",
            "Saken avsluttes. Kontaktlærer spør eleven én gang i måneden ut skoleåret.",
        ),
    ),
    Told(
        reported=date(2026, 3, 11),
        title="Ubehagelige kommentarer i garderoben",
        by="Faglærer",
        how="skriftlig",
        seen="Tre i gruppa kommenterte kroppen til to andre mens de skiftet.",
        duties=(
            At(DONE, 0, "Faglærer hørte kommentarene."),
            At(DONE, 0, "Stoppet der og da.", who="Faglærer"),
            At(DONE, 0, "Skriftlig til rektor.", who="Faglærer"),
            At(DONE, 7, _HEARD, who="Avdelingsleder"),
            At(DONE, 90, "Voksen til stede ved garderoben. Ingen nye hendelser."),
        ),
        said=(
            Said(
                words="«De sier det så lærerne ikke hører.»",
                view="Gruer seg til kroppsøving, og har latt være å dusje.",
                best="Å kunne skifte i fred, uten å måtte gå et annet sted enn de andre.",
                problem="Garderoben er ikke et trygt sted for eleven.",
                tried=(
                    Tried(
                        "Voksen i gangen ved garderoben før og etter timen",
                        "Faglærer",
                        date(2026, 3, 19),
                        date(2026, 6, 9),
                        date(2026, 6, 9),
                        Helped.YES,
                        "Ingen nye kommentarer. Eleven dusjer igjen.",
                    ),
                ),
                last_word="«Ingen sier noe nå.»",
            ),
            Said(
                words="«Jeg later som jeg ikke hører det.»",
                view="Synes det var verst at ingen av de andre sa noe.",
                best="At gruppa vet hva som er greit, uten at noen blir pekt på.",
                problem="Eleven blir kommentert, og er redd for at det skal begynne igjen.",
                tried=(
                    Tried(
                        "Time med hele gruppa om hva som er greit å si",
                        "Rådgiver",
                        date(2026, 3, 20),
                        date(2026, 6, 9),
                        date(2026, 6, 9),
                        Helped.YES,
                        "Flere sier fra selv nå.",
                    ),
                ),
                last_word="«Det er trygt. Jeg vil ikke ha flere samtaler om det.»",
            ),
        ),
        closed=date(2026, 6, 12),
        why="Begge elevene sier at det er trygt nå. Referat fra avslutningsmøte foreligger.",
        archived="26/02307",
        minutes=(
            "Begge elevene var hørt hver for seg før møtet. Ingen nye hendelser på ti uker.",
            "Saken avsluttes. Voksen ved garderoben fortsetter neste skoleår.",
        ),
    ),
    Told(
        reported=date(2026, 4, 14),
        title="Bilder delt uten lov i klassechatten",
        by="Foresatte",
        how="e-post",
        seen="To bilder av eleven lå i klassechatten i en kveld, med kommentarer under.",
        duties=(
            At(DONE, 0, "Kontaktlærer følger klassen tettere."),
            At(DONE, 1, "Bildene er slettet, chatten er lagt ned.", who="Kontaktlærer"),
            At(DONE, 0, "Meldt av foresatte til rektor.", who="Foresatte"),
            At(DONE, 7, _HEARD, who="Avdelingsleder"),
            At(BEGUN, None, "To evalueringer er holdt. Eleven vil ha én til."),
        ),
        said=(
            Said(
                words="«Alle hadde sett dem før jeg våknet.»",
                view="Tenker hele tiden på hvem som har lagret bildene.",
                best="Å slippe å møte dem som delte, og å få vite hva skolen gjør.",
                problem="Bilder er delt, og eleven er utrygg på hvem som har dem.",
                tried=(
                    Tried(
                        "Nettvettstime i klassen",
                        "Kontaktlærer",
                        date(2026, 4, 22),
                        date(2026, 5, 21),
                        date(2026, 5, 21),
                        Helped.NO,
                        "Eleven følte seg utpekt, og var borte dagen etter.",
                    ),
                    Tried(
                        "Samtaler med hver av dem som delte",
                        "Avdelingsleder",
                        date(2026, 5, 26),
                        date(2026, 9, 18),
                        date(2026, 9, 18),
                        Helped.PARTLY,
                        "Bildene er bekreftet slettet. Eleven er fortsatt på vakt.",
                    ),
                    Tried(
                        "Samtale med rådgiver annenhver uke",
                        "Rådgiver",
                        date(2026, 8, 24),
                        day(11),
                    ),
                ),
            ),
        ),
        complaint=Complaint(
            id="",
            on=date(2026, 5, 4),
            by="Foresatte",
            reference="26/3187",
            asked_for="Redegjørelse, aktivitetsplanen og referatene fra samtalene.",
            asked_on=date(2026, 5, 7),
            answer_by=date(2026, 5, 22),
            sent="Redegjørelse, aktivitetsplan og to referater.",
            sent_on=date(2026, 5, 20),
            decision="Eleven skal høres på nytt, og planen skal evalueres minst hver måned.",
            decided_on=date(2026, 6, 10),
            deadline=date(2026, 8, 28),
            followed="Eleven er hørt på nytt. Planen har fått nytt tiltak og faste evalueringer.",
            followed_on=date(2026, 8, 26),
        ),
    ),
    Told(
        reported=date(2026, 5, 6),
        title="Konflikt mellom to vennegrupper",
        by="Miljøterapeut",
        how="muntlig",
        seen="Roping og dytting i kantina. Den ene gruppa sperret veien ut.",
        duties=(
            At(DONE, 0, "Miljøteamet har sett det i pausene.", who="Miljøteamet"),
            At(DONE, 0, "Skilte gruppene i kantina.", who="Miljøterapeut"),
            At(DONE, 0, "Muntlig til rektor.", who="Miljøterapeut"),
            At(DONE, 7, "Samtaler med alle tre. Aktivitetsplan er skrevet.", who="Avdelingsleder"),
            At(BEGUN, None, "Evaluering er avtalt, men ikke holdt."),
        ),
        said=(
            Said(
                words="«De venter på meg utenfor kantina.»",
                view="Spiser ikke på skolen lenger, og går lange omveier mellom timene.",
                best="Å kunne gå fritt på skolen, og å få prate ut når alle er rolige.",
                problem="Eleven unngår kantina og gangene i andre etasje.",
                tried=(
                    Tried(
                        "Voksen i kantina i storefri, og fast bord",
                        "Miljøarbeider",
                        date(2026, 5, 14),
                        date(2026, 6, 12),
                        date(2026, 6, 12),
                        Helped.YES,
                        "Spiser i kantina igjen.",
                    ),
                    Tried(
                        "Møte mellom gruppene, ledet av miljøterapeut",
                        "Miljøterapeut",
                        date(2026, 8, 26),
                        day(-4),
                    ),
                ),
            ),
            Said(words="«Det begynte med noe på nett. Vi gjorde ikke noe først.»"),
            Said(words="«Jeg vil bare at det skal ta slutt.»"),
        ),
        others=Role.OTHER,
    ),
)

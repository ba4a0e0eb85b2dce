"""What the teams say when it is not about one student: the first points, and the cases."""

from __future__ import annotations

from elvis_tui.domain.teams import ATTENDANCE, IKO

Common = tuple[str, str, str, tuple[str, str]]
"""A title, what was said, what was decided, and who does what."""
COMMON: dict[str, tuple[Common, ...]] = {
    IKO: (
        (
            "Status fra avdelingene",
            "Rolig start i de fleste klassene. To avdelinger melder om mer fravær enn i fjor.",
            "Avdelingslederne følger opp i egne møter.",
            ("Avdelingsleder", "tar status med kontaktlærerne"),
        ),
        (
            "Kartleggingsprøver",
            "Resultatene foreligger i matematikk og norsk.",
            "Rådgiver går gjennom lista med kontaktlærerne.",
            ("Rådgiver", "lager oversikt over elever under grensen"),
        ),
        (
            "Samtykkeskjema",
            "Noen samtykker går ut snart.",
            "Eier av oppfølgingen spør eleven på nytt.",
            ("Sos.ped.rådgiver", "går gjennom samtykkene"),
        ),
        (
            "VIP-makkerskap",
            "I gang i alle klasser. Noen makkerpar trenger hjelp.",
            "Kontaktlærer bytter etter ønske fra elevene.",
            ("Miljøterapeut", "besøker klasser som ber om det"),
        ),
        (
            "Samarbeid med PPT",
            "PPT har faste dager på skolen og kan ta imot flere.",
            "Henvendelser går gjennom rådgiver.",
            ("Rådgiver", "samler henvendelsene til PPT"),
        ),
        (
            "Rutiner for overgang",
            "Det som virker, er faste kontaktpersoner og tidlig besøk.",
            "Rutinen beholdes slik den er.",
            ("Rådgiver", "oppdaterer rutinen for overgangsmøter"),
        ),
        (
            "Elever uten kontakt siden sist",
            "Fem elever har ikke hatt noen samtale etter forrige møte.",
            "Kontaktlærer tar en kort samtale med hver.",
            ("Kontaktlærer", "har samtale med elever uten kontakt"),
        ),
    ),
    ATTENDANCE: (
        (
            "Fraværslister siden sist",
            "Gjennomgang av lista fra Visma. Fire nye over 8 %.",
            "Kontaktlærer ringer hjem etter tre dager.",
            ("Miljøterapeut", "henter ny liste før neste møte"),
        ),
        (
            "Morgenvakt ved inngangene",
            "Fungerer godt. Flere elever stopper for en prat.",
            "Vaktlista videreføres.",
            ("Miljøarbeider", "setter opp ny vaktliste"),
        ),
        (
            "Varsler som ikke er sendt",
            "Tre faglærere mangler varsel i systemet.",
            "Avdelingsleder minner om fristen.",
            ("Avdelingsleder", "minner faglærerne om varsel"),
        ),
        (
            "Hybelmøter",
            "God deltakelse. Felles middag er det mest populære.",
            "Fast middag én kveld i uka.",
            ("Miljøarbeider", "setter opp plan for middagene"),
        ),
        (
            "After Elvis",
            "Stadig flere kommer på leksehjelp.",
            "Biblioteket spør om å få være med.",
            ("Miljøterapeut", "avklarer rom med biblioteket"),
        ),
        (
            "Klasser med mye fravær",
            "Tre klasser skiller seg ut på fredager.",
            "Tas opp i klassens time.",
            ("Sos.ped.rådgiver", "snakker med kontaktlærerne for klassene"),
        ),
        (
            "Buss og skyss",
            "Ruta fra nord er ofte forsinket.",
            "Skolen melder fra samlet til busselskapet.",
            ("Avdelingsleder", "sender samlet melding om forsinkelser"),
        ),
    ),
}
CASE_WORDS: tuple[tuple[str, str, tuple[str, str]], ...] = (
    (
        "Tiltakene følges. Eleven spørres hver uke.",
        "Planen videreføres uendret.",
        ("Avdelingsleder", "evaluerer planen sammen med eleven"),
    ),
    (
        "Samtalene er holdt. Eleven er hørt.",
        "Tiltak skrives inn i aktivitetsplanen.",
        ("Avdelingsleder", "skriver ferdig aktivitetsplanen"),
    ),
    (
        "Miljøteamet er ekstra til stede i pausene.",
        "Tilsynet fortsetter fram til evalueringen.",
        ("Miljøterapeut", "fører logg over pausene"),
    ),
    (
        "Foresatte er orientert om hva som er gjort.",
        "Nytt møte med eleven og foresatte.",
        ("Rektor", "kaller inn til møte"),
    ),
    (
        "Eleven sier at det er bedre, men ikke trygt overalt.",
        "Ett tiltak til settes inn.",
        ("Kontaktlærer", "avtaler trygg voksen med eleven"),
    ),
)

"""What the attendance team writes of: absence, mornings, the way to school, a room of one's own."""

from __future__ import annotations

from making.concern import Concern

ABSENCE = Concern(
    criteria=(
        ("fravær {pst} % i {fag}", "Visma InSchool"),
        ("enkelttimer borte {n} uker på rad", "kontaktlærer"),
        ("samlet fravær {pst} %", "Visma InSchool"),
        ("borte {n} hele dager på to uker", "nærværsteam"),
        ("høyt fravær også på forrige trinn", "overgangssamtale"),
    ),
    nexts=(
        "ring foresatte",
        "samtale om fravær i {fag}",
        "se over fraværet sammen med eleven",
        "avtale møte med eleven og foresatte",
        "send varsel i {fag}",
        "ny samtale med kontaktlærer",
        "sjekk frammøte denne uka",
        "spør faglærer i {fag} om status",
    ),
    notes=(
        "Borte {n} dager siden sist. Ingen melding hjemmefra.",
        "Fraværet er mest på {dag}, resten av uka er jevn.",
        "Eleven sier det er tungt å komme i gang når en time først er mistet.",
        "Samtale med eleven. Ønsker selv å komme, men har mistet oversikten i {fag}.",
        "Faglærer i {fag} melder at grunnlaget for vurdering er tynt.",
        "Møtte alle timer denne uka. Ga ros, eleven virket fornøyd.",
        "Fraværet er nå {pst} % i {fag}. Varsel er gått ut til eleven.",
        "Vært innom Elevtjenesten {n} ganger. Kort prat hver gang.",
        "Foresatte er kjent med fraværet og følger med i Visma.",
        "Avtalt at eleven sender melding til miljøarbeider før kl. 8 de dagene det er vanskelig.",
        "Tilbake etter en uke borte. Faglærerne har lagt ut det som gikk tapt.",
        "Dokumentasjon fra lege er levert for {n} av dagene.",
    ),
    contacts=(
        ("elev", "telefon", "no", "Ringte {n} ganger, ikke svar. Sendte SMS."),
        ("elev", "telefon", "yes", "På vei, mistet bussen. Kommer til andre time."),
        ("foresatte", "telefon", "yes", "Kjent med fraværet. Ringer oss hvis eleven blir hjemme."),
        ("foresatte", "telefon", "message", "La igjen beskjed, ber om å bli ringt opp."),
        ("foresatte", "e-post", "message", "Sendt oversikt over fraværet og forslag til møtetid."),
        ("elev", "samtale", "yes", "Gikk gjennom uka. Eleven vil prioritere {fag}."),
        ("elev", "SMS", "message", "Spurte om eleven kommer i morgen."),
    ),
    measures=(
        (
            "morgenringing",
            "Miljøteamet",
            "Møtt fram {n} av fem dager. Virker når vi ringer tidlig.",
        ),
        ("fast oppmøte hos Elevtjenesten", "Miljøarbeider", "Kommer de fleste dagene. Fortsetter."),
        ("fraværslogg sammen med eleven", "Kontaktlærer", "Eleven fører selv og har oversikt."),
        ("ukesamtale om fravær", "Kontaktlærer", "Gjennomført. Fraværet går sakte ned."),
        ("plan for tapt arbeid i {fag}", "Faglærer", "Halvparten er tatt igjen."),
    ),
    infos=(
        "Fravær {pst} % i {fag}, opp siden sist.",
        "Har møtt fram {n} dager hver uke siden forrige møte.",
        "Fraværet følger et mønster: mest {dag} og etter langfri.",
        "Foresatte er kontaktet og støtter opp.",
        "Eleven sier selv at det er starten på dagen som er vanskelig.",
    ),
    decisions=(
        "Morgenringing fortsetter i to uker til.",
        "Kontaktlærer tar samtale med eleven og foresatte.",
        "Varsel sendes i {fag}.",
        "Vi ser an to uker før vi gjør mer.",
    ),
    tasks=(
        ("Miljøarbeider", "ringer eleven hver morgen ei uke"),
        ("Kontaktlærer", "snakker med foresatte om fraværet"),
        ("Rådgiver", "går gjennom fraværet i {fag} med eleven"),
        ("Kontaktlærer", "sender varsel i {fag}"),
    ),
    endings=(
        "Fraværet har vært under 3 % i flere uker.",
        "Stabilt frammøte. Kontaktlærer følger videre på vanlig måte.",
        "Eleven og foresatte ønsker å avslutte, og teamet er enig.",
    ),
)

LATE = Concern(
    criteria=(
        ("for sent til første time {n} ganger i uka", "Visma InSchool"),
        ("mister starten av {fag} fast", "faglærer"),
        ("{n} anmerkninger for forsentkomming", "kontaktlærer"),
    ),
    nexts=(
        "samtale om morgenrutiner",
        "sjekk om ny avtale om oppmøte holder",
        "ring eleven kl. 7.30",
        "spør om plan for {dag}",
        "evaluer avtalen med eleven",
    ),
    notes=(
        "For sen {n} ganger siste uke, men blir på skolen resten av dagen.",
        "Eleven sover lite på hverdager og vet det selv. Vil prøve fast leggetid.",
        "Kom presis alle dager unntatt én. Bedre enn på lenge.",
        "Jobber kveldsvakter {n} ganger i uka. Vil snakke med sjefen om færre vakter.",
        "Snakket om hva som skal til for å rekke første time i {fag}.",
        "Eleven vil helst ha en fast person å melde seg hos om morgenen.",
        "Rakk første time hele uka da miljøarbeider sto ved inngangen.",
    ),
    contacts=(
        ("elev", "telefon", "yes", "Våken og på vei."),
        ("elev", "telefon", "no", "Ingen svar kl. 7.30. Kom til andre time."),
        ("foresatte", "telefon", "yes", "Reiser selv tidlig, kan ikke vekke. Vil prøve å ringe."),
        ("elev", "samtale", "yes", "Enige om å melde seg hos miljøarbeider før første time."),
        ("elev", "SMS", "message", "Minnet om avtalen i morgen."),
    ),
    measures=(
        ("oppmøte ved hovedinngangen", "Miljøarbeider", "Presis {n} av fem dager."),
        ("avtale om fast leggetid", "Eleven, kontaktlærer", "Holdt stort sett. Mer opplagt."),
        ("vekking på telefon", "Miljøteamet", "Hjalp de første ukene, avtar nå."),
        ("lekseplan på skolen", "After Elvis", "Bruker tilbudet på onsdager."),
    ),
    infos=(
        "Færre forsentkomminger enn i forrige periode.",
        "Fortsatt for sen til {fag} på {dag}.",
        "Har byttet bort to kveldsvakter.",
    ),
    decisions=(
        "Avtalen om oppmøte videreføres.",
        "Miljøarbeider følger tett to uker til.",
        "Tas opp i klassens time på generelt grunnlag.",
    ),
    tasks=(
        ("Miljøarbeider", "møter eleven ved inngangen på {dag}"),
        ("Kontaktlærer", "tar opp oppmøte i elevsamtalen"),
        ("Miljøterapeut", "lager morgenplan sammen med eleven"),
    ),
    endings=(
        "Møter presis. Avtalen er ikke lenger nødvendig.",
        "Har fått timeplan som passer bedre med bussen.",
    ),
)

TRAVEL = Concern(
    criteria=(
        ("lang reisevei med bussbytte", "eleven selv"),
        ("kommer for sent når bussen er forsinket", "kontaktlærer"),
        ("avhengig av skyss hjemmefra", "foresatte"),
    ),
    nexts=(
        "samtale om skoleskyss",
        "hør om svar på skyssøknaden",
        "sjekk busstider mot timeplanen",
        "avklar hybel eller skyss med foresatte",
    ),
    notes=(
        "Bussen går før kl. 6. Eleven er sliten når dagen starter.",
        "Søknad om skyss er sendt sammen med eleven.",
        "Foresatte kjører {n} dager i uka. De andre dagene glipper første time.",
        "Ny rute gir bedre tid om morgenen. Følger med på {dag}.",
        "Eleven har vært på skolen alle dager med skyss hjemmefra.",
    ),
    contacts=(
        ("skyssansvarlig", "telefon", "yes", "Søknaden behandles, svar ventes om kort tid."),
        ("skyssansvarlig", "e-post", "message", "Purret på svar på søknaden."),
        ("foresatte", "telefon", "yes", "Kan kjøre {dag} fram til skyssen er på plass."),
        ("elev", "samtale", "yes", "Tegnet opp reiseveien og så på alternativer."),
    ),
    measures=(
        (
            "søknad om tilrettelagt skyss",
            "Sos.ped.rådgiver",
            "Innvilget. Eleven rekker første time.",
        ),
        (
            "tilpasset start på {dag}",
            "Avdelingsleder",
            "Gjennomført i to uker. Fravær nesten borte.",
        ),
        ("samkjøring med medelev", "Foresatte", "Fungerer de fleste dager."),
    ),
    infos=(
        "Venter fortsatt på svar om skyss.",
        "Kommer presis de dagene foresatte kjører.",
        "Ser på mulighet for hybel.",
    ),
    decisions=(
        "Vi purrer på skyssøknaden.",
        "Midlertidig tilpasset oppmøte {dag}.",
    ),
    tasks=(
        ("Sos.ped.rådgiver", "søker skyss"),
        ("Rådgiver", "hører med foresatte om kjøring fram til svaret kommer"),
    ),
    endings=("Skyss er på plass, og fraværet er borte.",),
)

LODGING = Concern(
    criteria=(
        ("hybelboer, første år hjemmefra", "inntak"),
        ("fravær {pst} % etter flytting til hybel", "Visma InSchool"),
        ("mye alene på ettermiddagene", "miljøarbeider"),
    ),
    nexts=(
        "hybelmøte med Miljøteamet",
        "stikk innom på hybelen etter avtale",
        "ring foresatte om helgereiser",
        "samtale om økonomi og middag",
        "inviter til After Elvis",
    ),
    notes=(
        "Hybelmøte. Trives med å bo for seg selv, men kveldene er lange.",
        "Har spist lunsj med andre hybelboere {n} ganger denne uka.",
        "Reiser hjem hver torsdag og mister timene på fredag.",
        "Bussen hjem går tidlig fredag, derfor fravær i siste time i {fag}.",
        "Fikk hjelp til å søke borteboerstipend.",
        "Var med på turnering i hallen. Smilte mye.",
        "Eleven forteller at det er lettere å stå opp når noen venter på en.",
        "Ønsker fast kveld med felles middag på hybelhuset.",
    ),
    contacts=(
        ("foresatte", "telefon", "yes", "Snakker med eleven hver kveld. Ønsker færre hjemreiser."),
        ("elev", "hybelbesøk", "yes", "Hyggelig prat. Rydder opp i timeplanen sammen."),
        ("elev", "telefon", "no", "Ikke svar. Prøver igjen i ettermiddag."),
        ("utleier", "telefon", "yes", "Hybelen er i orden, internett er rettet."),
    ),
    measures=(
        ("fast hybelmøte", "Miljøteamet", "Møter hver gang. Fortsetter ut skoleåret."),
        ("følge til frokost på skolen", "Miljøarbeider", "Kommer {n} dager i uka."),
        ("makker blant hybelboerne", "Miljøteamet", "God kontakt, de går sammen til skolen."),
    ),
    infos=(
        "Trives bedre på hybelen enn i starten.",
        "Fravær særlig på {dag}.",
        "Deltar fast på hybelmøtene.",
    ),
    decisions=(
        "Hybelmøter hver uke fram til neste møte.",
        "Miljøarbeider følger ettermiddagene.",
    ),
    tasks=(
        ("Miljøarbeider", "inviterer til felles middag for hybelboere"),
        ("Miljøterapeut", "tar kontakt med foresatte om helgereiser"),
        ("Rådgiver", "hjelper med søknad om borteboerstipend"),
    ),
    endings=(
        "Trygg på hybelen og med i miljøet der.",
        "Har flyttet hjem igjen og fått skyss.",
    ),
)

BUSY = Concern(
    criteria=(
        ("mange timer borte ved samling og stevne", "Visma InSchool"),
        ("sliten på grunn av trening og jobb", "kontaktlærer"),
        ("fravær {pst} % i {fag}", "faglærer"),
    ),
    nexts=(
        "lag ukeplan sammen med eleven",
        "avklar treningsfri med trener",
        "samtale om jobb ved siden av skolen",
        "se på permisjonssøknader samlet",
    ),
    notes=(
        "Trener {n} økter i uka og jobber annenhver helg. Lite rom for skolearbeid.",
        "Satte opp en uke på tavla. Eleven så selv at den var for full.",
        "Har sagt fra seg en vakt i uka.",
        "Leverte alt i {fag} før fristen denne gangen.",
        "Permisjon for samling er søkt i god tid, slik vi avtalte.",
    ),
    contacts=(
        ("trener", "telefon", "yes", "Enig i å kutte morgenøkta på {dag}."),
        ("foresatte", "telefon", "yes", "Støtter at skolen går først i en periode."),
        ("elev", "samtale", "yes", "Ble enige om hva som kan vente."),
        ("trener", "e-post", "message", "Spurt om terminliste."),
    ),
    measures=(
        ("ukeplan for skole, trening og jobb", "Rådgiver", "Følges stort sett. Mindre stress."),
        ("lekser i skoletida {dag}", "Kontaktlærer", "Bruker timen godt."),
        ("samarbeid med trener", "Kontaktlærer", "Trener tar hensyn til prøver."),
    ),
    infos=(
        "Bedre balanse enn ved forrige møte.",
        "Ligger etter i {fag} på grunn av samlinger.",
    ),
    decisions=(
        "Ukeplanen brukes fram til neste møte.",
        "Kontaktlærer samordner med trener.",
    ),
    tasks=(
        ("Kontaktlærer", "snakker med trener om timene på {dag}"),
        ("Rådgiver", "ser på ukeplanen med eleven"),
    ),
    endings=("Har funnet en balanse som virker.",),
)

"""What the IKO team writes of: well-being, subjects, transitions, choices, language."""

from __future__ import annotations

from making.concern import Concern

WELLBEING = Concern(
    criteria=(
        ("mistrivsel", "kontaktlærer"),
        ("sitter alene i friminuttene", "miljøarbeider"),
        ("sier selv at det er vanskelig å komme inn i klassen", "elevsamtale"),
        ("bekymring meldt hjemmefra", "foresatte"),
        ("lite kontakt med medelever", "faglærer i {fag}"),
    ),
    nexts=(
        "samtale om trivsel",
        "hør hvordan VIP-makkeren fungerer",
        "spør kontaktlærer om friminuttene",
        "ny prat med sos.ped.rådgiver",
        "avtale møte med eleven og foresatte",
        "følg opp invitasjon til After Elvis",
        "ring foresatte",
    ),
    notes=(
        "Eleven forteller at pausene er det vanskeligste. Timene går greit.",
        "Var med i sjakkgruppa i hallen. Virket mer avslappet.",
        "Kontaktlærer ser at eleven oftere sitter sammen med noen i kantina.",
        "Samtale. Eleven ønsker én fast voksen å gå til.",
        "Sier det går bedre, men er lei av å måtte ta initiativ selv.",
        "Ny plassering i klasserommet. Godt mottatt av eleven.",
        "Foresatte opplever at eleven er gladere hjemme.",
        "Har fått kontakt med {n} fra parallellklassen gjennom MOT.",
        "Eleven vil ikke at det tas opp i klassen. Det respekterer vi.",
        "Spiste alene {n} dager denne uka, ifølge miljøarbeider.",
        "Vil gjerne være med på skolehagen på {dag}.",
    ),
    contacts=(
        ("foresatte", "telefon", "yes", "Takknemlige for at skolen følger med."),
        ("elev", "samtale", "yes", "Fortalte om uka. Avtalte ny prat."),
        ("foresatte", "møte", "yes", "Ble enige om å melde fra raskt begge veier."),
        ("elev", "SMS", "message", "Minnet om turneringen i hallen."),
        ("foresatte", "telefon", "no", "Ikke svar, prøver igjen i morgen."),
    ),
    measures=(
        ("VIP-makker", "Kontaktlærer", "Makkeren bidrar. Eleven har noen å sitte med."),
        ("fast samtale hver uke", "Sos.ped.rådgiver", "Eleven møter og setter pris på den."),
        ("aktivitet i hallen", "Miljøteamet", "Deltatt {n} ganger."),
        ("ny gruppe i {fag}", "Faglærer", "Gruppa fungerer."),
        ("voksen ute i langpausen", "Miljøteamet", "Eleven sier det hjelper."),
    ),
    infos=(
        "Eleven sier at trivselen er litt bedre enn sist.",
        "Kontaktlærer ser færre pauser alene.",
        "Foresatte er fortsatt bekymret.",
        "Deltar i flere aktiviteter enn før.",
    ),
    decisions=(
        "Ukesamtalene fortsetter.",
        "VIP-makker byttes etter ønske fra eleven.",
        "Miljøteamet følger pausene ekstra i to uker.",
    ),
    tasks=(
        ("Sos.ped.rådgiver", "snakker med eleven om hva som hjelper"),
        ("Kontaktlærer", "ser på plassering og grupper"),
        ("Miljøterapeut", "inviterer eleven til aktiviteten i hallen"),
    ),
    endings=(
        "Eleven sier selv at det er trygt og godt nå.",
        "God trivsel gjennom hele perioden. Vanlig oppfølging.",
    ),
)

ACADEMIC = Concern(
    criteria=(
        ("står i fare for ikke bestått i {fag}", "faglærer"),
        ("1 eller 2 i {fag}", "karakterer fra forrige trinn"),
        ("mangler {n} innleveringer", "faglærer i {fag}"),
        ("lav score på kartleggingsprøve", "rådgiver"),
    ),
    nexts=(
        "samtale om {fag}",
        "møte med faglærer i {fag}",
        "se på resultatet av kartleggingen",
        "spør om leksehjelp på After Elvis",
        "avklar tilpasning på prøver",
        "ring foresatte",
    ),
    notes=(
        "Leverte {n} av oppgavene i {fag}. Trenger mer tid på resten.",
        "Faglærer i {fag} mener eleven kan mer enn prøvene viser.",
        "Kartleggingsprøven er tatt. Resultatet er gjennomgått med eleven.",
        "Eleven vil helst ha muntlig vurdering. Faglærer er positiv.",
        "Bruker støtteprogrammet i {fag} og får mer gjort.",
        "Kom på leksehjelp {n} onsdager på rad.",
        "Sier at det er vanskelig å komme i gang hjemme.",
        "Karakter 2 på siste prøve i {fag}. Eleven var lettet.",
        "Snakket om hva som må på plass for å bestå.",
        "Har fått arbeidsplan for {fag} og krysser av selv.",
    ),
    contacts=(
        ("foresatte", "telefon", "yes", "Vil hjelpe til med struktur hjemme."),
        ("faglærer i {fag}", "samtale", "yes", "Eleven kan levere muntlig."),
        ("elev", "samtale", "yes", "Gikk gjennom arbeidsplanen for {fag}."),
        ("foresatte", "e-post", "message", "Sendt oversikt over det som mangler."),
    ),
    measures=(
        ("leksehjelp på After Elvis", "Miljøteamet", "Deltar fast. Mer er levert."),
        ("arbeidsplan i {fag}", "Faglærer", "Følger planen, ligger foran det vi ventet."),
        ("utvidet tid på prøver", "Kontaktlærer", "Brukt på to prøver med godt resultat."),
        ("små kurs i {fag}", "Faglærer", "Møtte {n} av seks ganger."),
        ("muntlig vurdering i {fag}", "Faglærer", "Ga grunnlag for karakter."),
    ),
    infos=(
        "Mangler fortsatt {n} innleveringer i {fag}.",
        "Har grunnlag for vurdering i alle fag unntatt {fag}.",
        "Framgang på siste prøve.",
        "Møter fast på leksehjelp.",
    ),
    decisions=(
        "Tilpasset arbeidsplan i {fag} fram til neste møte.",
        "Rådgiver ser på fagbytte sammen med eleven.",
        "Utvidet tid på prøver videreføres.",
    ),
    tasks=(
        ("Rådgiver", "tar samtale med eleven om {fag}"),
        ("Kontaktlærer", "innhenter status fra faglærerne"),
        ("Avdelingsleder", "avklarer timer til små kurs"),
    ),
    endings=(
        "Har grunnlag i alle fag. Faglærer følger videre.",
        "Bestått i {fag}, mål nådd.",
    ),
)

TRANSITION = Concern(
    criteria=(
        ("meldt i overgangsmøte med ungdomsskolen", "overgangsmøte"),
        ("søkte et annet utdanningsprogram som førsteønske", "inntak"),
        ("inntaksgrunnlag under 2,5", "inntak"),
        ("lang periode borte på ungdomsskolen", "overgangsmøte"),
    ),
    nexts=(
        "samtale om starten på Vg1",
        "hør med kontaktlærer om første periode",
        "møte med foresatte om overgangen",
        "se på behov for tilrettelegging",
        "spør eleven om trivsel i ny klasse",
    ),
    notes=(
        "Innledningssamtale gjennomført. Eleven gleder seg til verksted.",
        "Kjenner {n} i klassen fra før. Det har gjort starten lettere.",
        "Miljøteamet kjenner eleven fra samarbeidet med ungdomsskolen.",
        "Møtt alle dager de første ukene. Større skole, men fint mottatt.",
        "Eleven synes tempoet i {fag} er høyt.",
        "Kontaktlærer ser en rolig og positiv elev.",
        "Har brukt inngangen ved biblioteket fordi det er roligere der.",
        "Usikker på valget. Vil vente og se.",
    ),
    contacts=(
        ("foresatte", "telefon", "yes", "Starten har gått bedre enn de fryktet."),
        ("ungdomsskolen", "telefon", "yes", "Fikk vite hva som virket der, med samtykke."),
        ("elev", "samtale", "yes", "Viste rundt og avtalte hvem eleven kan gå til."),
        ("foresatte", "møte", "yes", "Gikk gjennom hva skolen kan tilby."),
    ),
    measures=(
        ("fast kontaktperson", "Miljøterapeut", "Eleven tar selv kontakt nå."),
        ("omvisning og plan for første uke", "Miljøteamet", "Ga en trygg start."),
        ("VIP-makker fra første dag", "Kontaktlærer", "Makkerparet fungerer."),
        ("roligere plass ved prøver", "Faglærer", "Brukt {n} ganger."),
    ),
    infos=(
        "God start, ingen fravær så langt.",
        "Synes det er mye nytt på én gang.",
        "Trives i klassen, strever i {fag}.",
    ),
    decisions=(
        "Følges som grønn fram til første vurdering.",
        "Kontaktlærer kartlegger med samtale og prøver.",
    ),
    tasks=(
        ("Kontaktlærer", "gjennomfører kartleggingssamtale"),
        ("Rådgiver", "ser på tilrettelegging sammen med eleven"),
        ("Miljøterapeut", "hører hvordan pausene går"),
    ),
    endings=("Vel etablert på Vg1. Vanlig oppfølging.",),
)

CHOICE = Concern(
    criteria=(
        ("vurderer å slutte", "elevsamtale"),
        ("lite motivert i {fag}", "faglærer"),
        ("ønsker omvalg", "eleven selv"),
        ("usikker på valg av programområde", "rådgiver"),
    ),
    nexts=(
        "veiledning om omvalg",
        "avklar utplassering i bedrift",
        "samtale om veien videre",
        "ring opplæringskontoret",
        "hør om besøk på et annet utdanningsprogram",
    ),
    notes=(
        "Ønsker seg over på et mer praktisk løp. Fikk lese om mulighetene.",
        "Hospiterte {n} dager på et annet utdanningsprogram. Likte det godt.",
        "Har bestemt seg for å fullføre året.",
        "Motivasjonen er best i praktiske timer. Teori i {fag} er tungt.",
        "Snakket om hva eleven vil drive med om fem år.",
        "Bedriften er positiv til utplassering på {dag}.",
        "OT er orientert, med elevens samtykke.",
    ),
    contacts=(
        ("bedrift", "telefon", "yes", "Kan ta imot eleven én dag i uka."),
        ("foresatte", "telefon", "yes", "Støtter eleven i det valget som blir tatt."),
        ("opplæringskontoret", "e-post", "message", "Spurt om ledige plasser."),
        ("elev", "samtale", "yes", "Så på tre alternativer og skrev for og imot."),
    ),
    measures=(
        ("karriereveiledning", "Rådgiver", "Eleven vet mer om hva det skal bli til."),
        ("utplassering {dag}", "Yrkesfaglærer", "Gode tilbakemeldinger fra bedriften."),
        ("hospitering på annet program", "Rådgiver", "Avklarte valget."),
        ("delmål for hver uke", "Kontaktlærer", "Nådd {n} av fem delmål."),
    ),
    infos=(
        "Har bestemt seg for å bli ut året.",
        "Venter på svar fra bedriften.",
        "Bedre innsats i {fag} etter hospiteringen.",
    ),
    decisions=(
        "Rådgiver følger valget fram mot søknadsfristen.",
        "Utplassering prøves i fire uker.",
    ),
    tasks=(
        ("Rådgiver", "avklarer hospitering"),
        ("Kontaktlærer", "setter delmål sammen med eleven"),
    ),
    endings=(
        "Har byttet program og trives.",
        "Fullfører som planlagt, ny plan er laget med rådgiver.",
    ),
)

LANGUAGE = Concern(
    criteria=(
        ("kort botid, språket bremser i {fag}", "faglærer"),
        ("ny i norsk skole", "inntak"),
        ("strever med fagbegreper i {fag}", "kartleggingsprøve"),
    ),
    nexts=(
        "avklar tospråklig fagopplæring",
        "se på språkstøtte i {fag}",
        "samtale med tolk",
        "spør om ordlister i {fag}",
    ),
    notes=(
        "Forstår det meste muntlig, skriftlig tar lengre tid.",
        "Tospråklig lærer er med i {fag} på {dag}.",
        "Samtale med tolk. Eleven er fornøyd med klassen.",
        "Bruker ordliste med bilder i verkstedet. God idé fra faglærer.",
        "Vil gjerne ha flere norsktalende å øve med.",
        "Fikk {n} riktige av fem på begrepsprøven, opp fra sist.",
    ),
    contacts=(
        ("foresatte", "telefon med tolk", "yes", "Glade for kontakten. Vil komme på møte."),
        ("foresatte", "SMS", "message", "Sendt invitasjon på to språk."),
        ("tospråklig lærer", "samtale", "yes", "Ser framgang fra uke til uke."),
    ),
    measures=(
        ("språkvenn", "Biblioteket", "Møtes fast i biblioteket."),
        ("begrepslister i {fag}", "Faglærer", "I bruk. Flere svarer i timen."),
        ("tospråklig støtte", "Avdelingsleder", "Gitt to timer i uka."),
    ),
    infos=(
        "God framgang muntlig.",
        "Trenger mer støtte i {fag}.",
    ),
    decisions=("Språkstøtte i {fag} videreføres.", "Ny kartlegging før neste møte."),
    tasks=(
        ("Avdelingsleder", "avklarer timer til tospråklig støtte"),
        ("Rådgiver", "bestiller tolk til samtalen"),
    ),
    endings=("Følger undervisningen uten ekstra støtte.",),
)

CLASS = Concern(
    criteria=(
        ("urolig klassemiljø", "faglærere"),
        ("lav trivsel i klassens egen undersøkelse", "kontaktlærer"),
        ("mange borte på {dag}", "Visma InSchool"),
        ("delt klasse, to grupper som ikke snakker sammen", "MOT-coach"),
    ),
    nexts=(
        "klassemiljø, kontaktlærer svarer",
        "evaluer MOT-økta",
        "klassens time om samhold",
        "møte med lærerteamet rundt klassen",
        "hør med tillitselevene",
        "ny trivselsrunde",
    ),
    notes=(
        "Lærerteamet er enig om felles regler for mobil og oppstart.",
        "Tillitselevene sier at det er roligere, men at noen fortsatt holder seg unna.",
        "MOT-økt gjennomført. Elevene bidro mer enn ventet.",
        "Nye plasser i klasserommet. Faglærerne ser forskjell i {fag}.",
        "Klassen ønsker en felles aktivitet ute.",
        "Samtaler med {n} elever om gangen. Bildet er at de fleste trives.",
    ),
    contacts=(
        ("tillitselevene", "samtale", "yes", "Vil ha klassens time fast på {dag}."),
        ("foreldremøte", "møte", "yes", "God oppslutning. Foresatte ønsker mer informasjon."),
        ("lærerteamet", "møte", "yes", "Alle følger samme oppstart av timene."),
    ),
    measures=(
        ("nye VIP-makkere", "Kontaktlærer", "Byttet. Flere snakker sammen."),
        ("MOT-økt om samhold", "MOT-coach", "Gjennomført med god stemning."),
        ("felles oppstart av timene", "Lærerteamet", "Roligere starter i alle fag."),
        ("aktivitetsdag i hallen", "Miljøteamet", "Nesten alle deltok."),
    ),
    infos=(
        "Roligere timer enn ved forrige møte.",
        "Elevene ønsker mer samarbeid på tvers.",
        "Fravær i klassen særlig på {dag}.",
    ),
    decisions=(
        "Kontaktlærer tar klassens time om samhold.",
        "Miljøteamet blir med i klassen to timer.",
        "Ny trivselsrunde før neste møte.",
    ),
    tasks=(
        ("Kontaktlærer", "gjennomfører trivselsrunde"),
        ("MOT-coach", "tar ei ekstra økt med klassen"),
        ("Avdelingsleder", "møter lærerteamet"),
    ),
    endings=("Klassemiljøet er godt i siste undersøkelse.",),
)

"""One clear sentence for everything that can go wrong: what, where, and what to do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from elvis_tui.domain.errors import ElvisError, Fault
from elvis_tui.i18n import _
from elvis_tui.wording import plan_own, source_faults, team_faults
from elvis_tui.wording.fault_facts import facts_in_words, field_words
from elvis_tui.wording.keys import key


def _in_use(facts: dict[str, object]) -> str:
    if not (facts.get("user") and facts.get("host") and facts.get("since")):
        return _("Data er åpne et annet sted: {path}. Lukk det andre vinduet, og prøv igjen.")
    return _(
        "Data er åpne hos {user} på {host}, siden {since}. Lukk det andre vinduet, og prøv igjen."
    )


def _not_found(facts: dict[str, object]) -> str:
    if facts.get("what") == "party":
        return _(
            "Denne delen av saken finnes ikke lenger: eleven er slått sammen med en annen, eller "
            "tatt ut av saken. Det du har skrevet, står her: skriv det på den delen eleven har nå."
        )
    return _("Det finnes ikke lenger. Gå tilbake, og velg på nytt.")


def _sentence(fault: Fault) -> str:
    return {
        Fault.EMPTY_FIELD: _("Feltet er tomt. Skriv noe, eller trykk {cancel}.").format(
            cancel=key("form.cancel", "Esc")
        ),
        Fault.NOT_A_DATE: _(
            "«{text}» er ikke en dato. Skriv for eksempel 23.10., «i går» eller «fredag»."
        ),
        Fault.NO_SUCH_SUBJECT: _(
            "Eleven har ikke faget «{text}» i lista. Skriv faggruppa slik den står der: {known}."
        ),
        Fault.DAY_TO_COME: _("{day} er ikke kommet ennå. Skriv dagen det skjedde."),
        Fault.DAY_LONG_PAST: _("{day} er mer enn 20 år siden. Rett året."),
        Fault.STEP_BEFORE_REPORT: _(
            "{day} er før saken ble meldt, {other}. Rett datoen her, eller når saken ble meldt."
        ),
        Fault.REPORT_AFTER_STEP: _(
            "Før {day} har saken alt en dato: {what}, {other}. Rett datoen her, eller den først."
        ),
        Fault.BEFORE_EVENT: _("{day} er før {other}, da det skjedde. Rett en av datoene."),
        Fault.EVALUATED_BEFORE_START: _(
            "Tiltaket begynner {other}, og kan ikke evalueres {day}. Rett en av datoene."
        ),
        Fault.EXPIRES_BEFORE_GIVEN: _(
            "Samtykket er fra {other}, og kan ikke gå ut {day}. Rett en av datoene."
        ),
        Fault.WITHDRAWN_BEFORE_GIVEN: _(
            "Samtykket er fra {other}, og kan ikke trekkes tilbake {day}. Rett en av datoene."
        ),
        Fault.ANSWERED_BEFORE_BIRTH: _("{day} er før eleven ble født. Rett datoen."),
        Fault.NOT_GIVEN: _(
            "Bare et samtykke som er gitt, kan trekkes tilbake. Rett det opp, om det er ført feil."
        ),
        Fault.NOT_A_TIME: _("«{text}» er ikke et klokkeslett. Skriv for eksempel 12.00."),
        Fault.NOT_A_NUMBER: _("«{text}» er ikke et tall. Skriv for eksempel 5."),
        Fault.OUT_OF_RANGE: _("{text} kan det ikke være. Skriv et tall fra {least} til {most}."),
        Fault.NO_DAY_FOR_CALENDAR: _(
            "Ingen av aktivitetene har en dag, så kalenderfila ville være tom. Den er ikke skrevet."
        ),
        Fault.NOT_A_MONTH: _("«{text}» er ikke en måned. Skriv for eksempel 2026-10."),
        Fault.IN_USE: _(
            "Her er det skrevet noe{where}, så det blir stående. Slå heller sammen med den andre."
        ),
        Fault.SAME_STUDENT: _("Det er den samme eleven. Velg en annen."),
        Fault.CLASS_EXISTS: _("Klassen {text} finnes fra før. Flytt elevene dit i stedet."),
        Fault.BORN_LONG_AGO: _("{day} er ikke fødselsdagen til noen som går på skole nå."),
        Fault.NO_SUBJECT: _("Velg en elev eller en klasse."),
        Fault.ALREADY_FOLLOWED: _("Teamet har alt en åpen oppfølging her. Åpne den i lista."),
        Fault.ALREADY_CLOSED: _("Den er alt avsluttet."),
        Fault.STILL_OPEN: _("Den er åpen alt."),
        Fault.NO_REASON: _(
            "At et steg ikke gjelder, krever en skriftlig begrunnelse. Bruk {applies} på saken."
        ).format(applies=key("case.applies", "b")),
        Fault.NO_REFERENCE: _(
            "Skriv referansen varselet har i Elements. Uten den er det ikke gjort."
        ),
        Fault.NO_INFORMER: _("Skriv hvem som informerte skoleeier. Uten det er steget ikke gjort."),
        Fault.OWNER_FIRST: _(
            "Skoleeier informeres før varselet skrives i Elements. Gjør det steget ferdig først."
        ),
        Fault.NOT_DONE_YET: _(
            "Dagen sier at steget er gjort, men statusen sier noe annet. Velg «gjort», eller tøm "
            "dagen."
        ),
        Fault.DUTY_DONE: _(
            "Steget er gjort. Gjelder det likevel ikke, åpne det med {edit} og sett det tilbake."
        ).format(edit=key("rows.open", "Enter")),
        Fault.ROLE_WHY: _(
            "At en utsatt elev ikke er det lenger, krever en begrunnelse. Skriv den sammen med "
            "rollen, på elevens side ({role})."
        ).format(role=key("case_part.facts", "r")),
        Fault.SAYS_NOT_SAFE: _(
            "Eleven går her og sier at det ikke er trygt: da varer plikten. Sett inn et nytt "
            "tiltak, og spør igjen ({word})."
        ).format(word=key("case_part.word", "w")),
        Fault.NO_TRIGGER: _("Velg minst én grunn til at saken er alvorlig."),
        Fault.LEADER_SUSPECTED: _(
            "Noen i ledelsen er mistenkt. Da går saken rett til fylkeskommunen (§ 12-5)."
        ),
        Fault.SUSPECTED_OWNS: _(
            "Den som er mistenkt, kan ikke ha steg som gjelder mistanken (§ 12-5). Skriv en annen."
        ),
        Fault.PLAN_LACKS: _("Planen er ikke ferdig. Det mangler: {lacks}."),
        Fault.CASE_LACKS: _("Saken kan ikke avsluttes ennå. Det mangler: {lacks}."),
        Fault.PARTY_IN_USE: _(
            "Det er skrevet noe om eleven, så eleven blir stående. Endre rollen. Er det feil "
            "elev: ta det bort først, på saken med {part}, Enter og {remove}."
        ).format(part=key("case.part", "p"), remove=key("written.remove", "x")),
        Fault.MEETING_RUNNING: _("Et møte i teamet pågår alt. Avslutt det først."),
        Fault.MEETING_NOT_RUNNING: _("Møtet pågår ikke."),
        Fault.NO_MINUTES: _("Det finnes ikke noe referat ennå. Avslutt et møte først."),
        Fault.NO_PLANNED_MEETING: _("Ingen møter er planlagt. Planlegg ett under 5 Møter først."),
        Fault.VIEW_EXISTS: _("En visning eller et team heter det fra før. Skriv noe annet."),
        Fault.ALREADY_TRIGGERED: _("Trinnene er alt gitt for {day}. Se dem under Trinn."),
        Fault.NO_STEPS: _("Ingen trinn gjaldt {day}. Skriv en seinere dag, eller rett trinnene."),
        Fault.NAMES_HIDDEN: _(
            "Navn er skjult. Trykk {names}, og rett teksten med navnene synlige."
        ).format(names=key("app.names", "F2")),
        Fault.NO_RECIPIENT: _(
            "«{typed}» var ikke kalt inn og fikk ingen oppgave. Skriv én av dem: {names}."
        ),
        Fault.NOT_A_TEMPLATE: _(
            "Wordmalen {path} kan ikke brukes. Velg en .docx eller .dotx uten makroer, "
            "eller skriv uten mal."
        ),
        Fault.EXPORT_EXISTS: _("Fila {path} finnes fra før. Velg et annet navn."),
        Fault.EXPORT_FAILED: _("Fila {path} kunne ikke skrives: {disk}. Velg et annet sted."),
        Fault.CELL_TOO_LONG: _(
            "Teksten i rad {row}, kolonne «{column}», er på {length} tegn, og en celle rommer bare "
            "{limit}. Bruk --format csv, som tar hele."
        ),
        Fault.DATA_UNWRITABLE: _(
            "Data kan ikke skrives til {path}: {disk}. Velg et annet sted med --data."
        ),
        Fault.DATA_UNREADABLE: _(
            "{path} kan ikke leses som en datafil. Se etter med elvis-tui where."
        ),
        Fault.DATA_DAMAGED: _(
            "Datafila {path} er skadet og er ikke rørt. Se eldre utgaver med elvis-tui check."
        ),
        Fault.DATA_MISSING: _(
            "Datafila {path} er borte, men eldre utgaver finnes. Se dem med elvis-tui check."
        ),
        Fault.DATA_ONLY_COPY: _(
            "Datafila {path} finnes ikke, men kopien {copy} ligger der. "
            "Hent den med elvis-tui restore, eller flytt den."
        ),
        Fault.DATA_FOREIGN: _(
            "{path} er ikke en datafil fra Elvis og er ikke rørt. Velg en annen med --data."
        ),
        Fault.DATA_NEWER: _(
            "{path} er lagret av en nyere utgave av Elvis og er ikke rørt. Oppgrader programmet."
        ),
        Fault.DATA_READ_ONLY: _("Du leser med, og kan ikke endre noe nå."),
        Fault.DATA_CHANGED: _(
            "Fila {path} er endret av noe annet enn dette programmet, og er ikke overskrevet."
        ),
        Fault.DATA_NOT_YOURS: _(
            "{path} tilhører brukeren {owner}. Start Elvis som den brukeren, eller bruk --data."
        ),
        Fault.DATA_SEALED: _("{path} er kryptert. Start elvis-tui i en terminal, og skriv frasen."),
        Fault.DATA_OPEN: _("{path} er ikke kryptert."),
        Fault.WRONG_PASSPHRASE: _(
            "Det er ikke riktig passordfrase. Prøv igjen, eller skriv gjenopprettingsnøkkelen."
        ),
        Fault.NO_GENERATION: _(
            "Utgave {text} finnes ikke. Se hvilke som finnes, med elvis-tui check."
        ),
        Fault.NOTHING_TO_COPY: _(
            "{path} finnes ikke, så det er ingen data å kopiere. Se hvor de er med elvis-tui where."
        ),
        Fault.BACKUP_UNSOUND: _("{path} er ikke en hel datafil fra Elvis, og er ikke brukt."),
        Fault.PREFERENCES_BROKEN: _(
            "Linje {line} i {path} kan ikke leses, så ingen valg huskes før den er rettet."
        ),
        Fault.PREFERENCES_VALUE: _(
            "Verdien for «{field}» i {path} kan ikke brukes, så standardvalget gjelder."
        ),
        Fault.PREFERENCES_DISK: _(
            "Valgene dine i {path} kan ikke leses eller skrives: {disk}. De gjelder til du slutter."
        ),
        Fault.BEFORE_CONTACT: _(
            "Neste kontakt {day} er ikke etter denne, {other}. Skriv en senere dag."
        ),
        Fault.PHASE_CHANGED: _(
            "Fasen er endret imens: den er nå {phase}. Utkastet blir stående; lukk, og se på siden."
        ),
        Fault.ALREADY_LOGGED: _("Samtalen i dag er alt loggført."),
        Fault.NOT_YOURS: _("Bare {who} kan skjerme, åpne og rette dette. Spør {who}."),
        Fault.NOBODY_KNOWN: _(
            "Innloggingen «{user}» sier ikke hvem du er, så ingen kan åpne det igjen. "
            "Logg inn som deg selv for å skjerme."
        ),
        Fault.NO_NEXT_MEETING: _(
            "Neste møte er ikke planlagt ennå. Skriv en dato i «frist», f.eks. fredag eller +14."
        ),
        Fault.TASK_RESTRICTED: _(
            "En oppgave kan ikke skjermes: den som skal gjøre den, må kunne lese den. "
            "Noter det skjermede som informasjon."
        ),
        Fault.REASON_REPEATS: _("Grunnen gjentar det som skal bort. Skriv den uten."),
        Fault.PHASE_LACKS: _(
            "For å gå til {phase} mangler {missing}. Skriv det, eller hvorfor det går videre uten."
        ),
        Fault.LAST_PHASE: _("Fasen er oppfølging. Den neste er at oppfølgingen avsluttes."),
        Fault.DEPARTURE_OPEN: _("«Har eleven sluttet?» er alt åpen for eleven. Åpne den på siden."),
        Fault.REACHED_SINCE: _(
            "Eleven er nådd {day}, etter at tvilen oppsto. Skriv en senere dag, eller rett det."
        ),
        Fault.RUN_ENDED: _("Den er alt avsluttet. Er det feil, ta den opp igjen først."),
        Fault.ENDED_BY_CONTACT: _(
            "Den er avsluttet fordi eleven er nådd {day}. Rett kontakten hvis det ikke stemmer."
        ),
        Fault.STEP_DONE: _("Det er alt skrevet. Åpne linja for å rette det."),
        Fault.STEP_NOT_YET: _("Først må dette være gjort: {before}."),
        Fault.STEP_TOO_EARLY: _("{day} er før {other}, som må komme først. Rett en av datoene."),
        Fault.STEP_LACKS: _(
            "Mangler: {missing}. Skriv hvorfor det gjøres likevel, eller vent til det er på plass."
        ),
        Fault.STEP_LEADS_ON: _("Noe er gjort etter dette: {after}. Ta bort det først."),
        Fault.ANSWER_AFTER_DECISION: _(
            "Sluttmeldingen er fattet {day}. Etter den er det en klage som skal skrives."
        ),
        Fault.COMPLAINT_LATE: _(
            "Klagefristen var {other}. Gjaldt en annen frist, rett den først, med grunn."
        ),
        Fault.TEXT_STANDS: _(
            "Teksten står fremdeles i dataene, eller er alt borte. Rett den der den står først."
        ),
        Fault.NOTHING_TO_UNDO: _("Det er ingenting å angre siden programmet startet."),
        Fault.NOTHING_TO_REDO: _("Det er ingenting å gjøre om igjen."),
        Fault.UNDO_REFUSED: _("Det er endret etterpå, og kan ikke angres for seg."),
        Fault.STALE: _("Noen har endret dette mens du skrev. Se på det, og lagre på nytt."),
        Fault.PROPOSAL_STALE: _(
            "Data er endret siden fila ble lest. Se på det som kommer, og hent inn på nytt."
        ),
        Fault.INPUT_MISSING: _("Fila {path} finnes ikke eller kan ikke leses."),
        Fault.INPUT_UNDECODABLE: _(
            "Tegnsettet i fila kan ikke leses (linje {line}). Lagre den som «CSV UTF-8» i Excel."
        ),
        Fault.INPUT_NO_HEADER: _(
            "Fila mangler en overskriftsrad med «Navn» og «Klasse». Legg den til øverst."
        ),
        Fault.INPUT_BAD_ROW: _("Linje {line} i fila kan ikke leses. Rett den, og prøv igjen."),
        Fault.INPUT_EMPTY: _("Fila er tom. Lagre lista på nytt fra Excel, og prøv igjen."),
        Fault.INPUT_PARTS_OF_ONE: _(
            "«{column}» kan være deler av én (0,075 for 7,5 %). Ingenting er hentet. Vis kolonnen "
            "som prosent i regnearket, og lagre på nytt."
        ),
        Fault.EXCHANGE_NOT_JSON: _("Fila er ikke gyldig JSON i UTF-8: feilen er på linje {line}."),
        Fault.EXCHANGE_FOREIGN: _(
            "Fila er ikke en utvekslingsfil fra Elvis. Lag en med elvis-tui export."
        ),
        Fault.EXCHANGE_NEWER: _(
            "Utvekslingsfila er skrevet av en nyere utgave av Elvis. Oppgrader programmet."
        ),
        Fault.EXCHANGE_FAULTY: _("Utvekslingsfila har feil, og ingenting er hentet: {told}."),
        Fault.EXCHANGE_NOT_EMPTY: _(
            "En utvekslingsfil hentes bare inn i en tom datafil. Velg en ny med --data."
        ),
        **source_faults.sentences(),
        **team_faults.sentences(),
    }[fault]


def _header(facts: dict[str, object]) -> str:
    found = facts.get("found") or []
    if facts.get("duplicate"):
        return _("Overskriften «{duplicate}» står to ganger i fila. Gi den ene et annet navn.")
    if facts.get("unclear"):
        return _(
            "Det går ikke fram om lista er over elever eller ansatte. "
            "Ta bort kolonnen «{other}» er det elever, eller «{unclear}» er det ansatte."
        )
    if found and facts.get("missing"):
        return _("Fila mangler kolonnen «{missing}». Fant {found}. Rett overskriftsraden øverst.")
    return _sentence(Fault.INPUT_NO_HEADER)


def _missing(facts: dict[str, object]) -> str:
    if facts.get("taken_in"):
        return _("Fila {path} finnes ikke eller kan ikke leses. Planen er som før.")
    return _sentence(Fault.INPUT_MISSING)


def _undecodable(facts: dict[str, object]) -> str:
    if facts.get("kind") == "workbook":
        return _(
            "Regnearket kan ikke leses. Lagre det på nytt som Excel-fil (xlsx), og prøv igjen."
        )
    if facts.get("kind") == "workbook_locked":
        return _("Regnearket har et passord. Ta det av i Excel, lagre, og prøv igjen.")
    if facts.get("kind") == "too_large":
        return _("Fila er for stor til å være ei liste. Se etter om det er riktig fil.")
    return _sentence(Fault.INPUT_UNDECODABLE)


def _stale(facts: dict[str, object]) -> str:
    from elvis_tui.wording.labels import label

    fields, kind = facts.get("fields"), facts.get("kind")
    if not isinstance(fields, tuple) or not isinstance(kind, type):
        return _sentence(Fault.STALE)
    words = ", ".join(label(kind, str(field)) for field in fields)
    return _(
        "Endret av noe annet mens du skrev: {fields}. {save} en gang til lagrer ditt; "
        "{cancel} lukker, og utkastet beholdes."
    ).format(
        fields=words,
        save=facts.get("save") or key("form.save", "ctrl+s"),
        cancel=key("form.cancel", "Esc"),
    )


def _bad_row(facts: dict[str, object]) -> str:
    if facts.get("why") == "open_quote":
        return _("Et hermetegn fra linje {line} blir aldri lukket. Rett linja, og prøv igjen.")
    return _sentence(Fault.INPUT_BAD_ROW)


def _wrong_passphrase(facts: dict[str, object]) -> str:
    if facts.get("why") == "miscopied":
        return _("Gjenopprettingsnøkkelen er skrevet feil. Se over hvert tegn, og prøv igjen.")
    if facts.get("why") == "given_up":
        return _("Det var ikke riktig passordfrase. Elvis er avsluttet, og ingenting er endret.")
    return _sentence(Fault.WRONG_PASSPHRASE)


def _empty_field(facts: dict[str, object]) -> str:
    label = facts.get("label") or field_words().get(str(facts.get("field", "")), "")
    if not label:
        return _sentence(Fault.EMPTY_FIELD)
    words = _("Feltet er tomt: {label}. Skriv noe, eller trykk {cancel}.")
    if facts.get("chosen"):
        words = _("Ikke valgt: {label}. Velg med pil til siden, eller trykk {cancel}.")
    if not facts.get("label"):
        words = words.replace("{label}", str(label))
    return words.replace("{cancel}", key("form.cancel", "Esc"))


def _no_subject(facts: dict[str, object]) -> str:
    if not facts.get("text"):
        return _sentence(Fault.NO_SUBJECT)
    if facts.get("several"):
        return _("Flere elever passer på «{text}». Skriv mer av navnet, eller klassen bak.")
    return _("Ingen elev heter «{text}». {add} legger inn en ny.").replace(
        "{add}", key("case_form.add", "ctrl+n")
    )


_BY_FACTS = {
    Fault.NOT_FOUND: _not_found,
    Fault.NO_SUBJECT: _no_subject,
    Fault.EMPTY_FIELD: _empty_field,
    Fault.DATA_IN_USE: _in_use,
    Fault.WRONG_PASSPHRASE: _wrong_passphrase,
    Fault.INPUT_NO_HEADER: _header,
    Fault.STALE: _stale,
    **team_faults.BY_FACTS,
    **source_faults.BY_FACTS,
    **plan_own.BY_FACTS,
    Fault.INPUT_UNDECODABLE: _undecodable,
    Fault.INPUT_MISSING: _missing,
    Fault.INPUT_BAD_ROW: _bad_row,
}


def sentence(error: ElvisError) -> str:
    """The Norwegian sentence for `error`."""
    facts = facts_in_words(error)
    by_facts = _BY_FACTS.get(error.fault)
    template = by_facts(error.facts) if by_facts else _sentence(error.fault)
    # A fact that nobody gave leaves a sign, not a crash on the way to the sentence.
    return template.format_map(defaultdict(lambda: "…", facts))


def crashed(code: str, kind: str, places: Sequence[str]) -> str:
    """What is said after a crash: what is safe, what to do, and where it was; no data."""
    return _(
        "Elvis stoppet på grunn av en feil i programmet (feil {code}: {kind}).\n"
        "Alt som var lagret, er trygt, og det du holdt på å skrive, er tatt vare på.\n"
        "Start elvis-tui på nytt. Meld gjerne fra med denne linja:\n{where}"
    ).format(code=code, kind=kind, where=" < ".join(reversed(places)))

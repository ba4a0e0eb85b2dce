"""The two questions about the data file: which version is right, and whether to leave unsaved."""

from __future__ import annotations

from datetime import datetime

from elvis_tui.domain.errors import ElvisError, Fault
from elvis_tui.i18n import _
from elvis_tui.screens.dialogs.choose import Answer, Choose
from elvis_tui.wording.dates import clock_time
from elvis_tui.wording.disk import disk_words


def which_version() -> Choose:
    """Ask which of two versions of the file is right: answers «mine», «theirs», or nothing."""
    return Choose(
        _("Datafila er endret utenfra"),
        _(
            "Noe annet enn dette programmet har endret fila, for eksempel en synkronisering eller "
            "en sikkerhetskopi som ble lagt tilbake. Velg hvilken utgave du går videre med; "
            "den andre blir liggende i en egen fil i samme mappe."
        ),
        (
            Answer("mine", _("Bruk min utgave"), _("Den på disken tas vare på.")),
            Answer("theirs", _("Bruk den på disken"), _("Din utgave tas vare på.")),
            Answer("", _("Bestem senere"), _("Ingenting lagres så lenge.")),
        ),
    )


def leave_unsaved(fault: ElvisError | None, since: datetime | None, *, copied: bool) -> Choose:
    """Ask whether to leave: answers «again», «which», «copy», «leave», or nothing.

    Args:
        fault: Why it could not be saved; None while it still tries.
        since: When the first of the changes that are not saved was made.
        copied: All of it has just been written somewhere else.
    """
    changed = fault is not None and fault.fault is Fault.DATA_CHANGED
    why = _("disken svarer ikke") if fault is None else disk_words(fault.facts.get("errno"))
    if changed:
        why = _("fila er endret utenfra")
    lost = _("Det siste du har endret, går tapt.")
    if since is not None:
        time = clock_time(since)
        lost = _("Endret siden kl. {time} går tapt.").format(time=time)
    again = Answer("again", _("Prøv igjen"), _("Avslutter når alt er lagret."))
    return Choose(
        _("Ikke lagret: {why}").format(why=why),
        _("Kopien har alt, også det som ikke er lagret i datafila.")
        if copied
        else _("Elvis prøvde nettopp igjen. Det som ikke er lagret, er bare i minnet."),
        (
            Answer("which", _("Velg utgave …")) if changed else again,
            Answer("copy", _("Lagre en kopi et annet sted")),
            Answer("leave", _("Avslutt likevel"), _("Kopien har alt.") if copied else lost),
            Answer("", _("Bli her")),
        ),
    )

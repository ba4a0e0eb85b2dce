"""The first screen of an empty program: what to do to get going."""

from __future__ import annotations

from collections.abc import Iterable

from textual.containers import VerticalScroll
from textual.widget import Widget

from elvis_tui.i18n import _
from elvis_tui.screens.commands import WELCOME
from elvis_tui.screens.frame.navigation import NewFollowUp
from elvis_tui.screens.frame.page import Page
from elvis_tui.widgets.text import toned
from elvis_tui.widgets.words import Words
from elvis_tui.wording.keys import key


class WelcomeScreen(Page):
    """Shown until there is a student or a class."""

    AUTO_FOCUS = "#welcome"
    OWN_COMMANDS = WELCOME

    def body(self) -> Iterable[Widget]:
        with VerticalScroll(id="welcome"):
            yield Words(
                toned(
                    (_("Velkommen til Elvis.") + "\n\n", "bold $key"),
                    _(
                        "Her er det tomt ennå. Data ligger bare i din egen datafil, "
                        "og andre brukere på maskinen får ikke lese den."
                    )
                    + "\n\n",
                    (_("Slik kommer du i gang") + "\n\n", "bold"),
                    (f"  {key('welcome.import', 'i')}  ", "bold $key"),
                    _("Hent elever, klasser eller ansatte fra et regneark eller en fil.") + "\n",
                    ("     " + _("Fra skallet: elvis-tui import FIL") + "\n", "$muted"),
                    (f"  {key('welcome.new', 'n')}  ", "bold $key"),
                    _("Eller følg opp den første eleven eller klassen med det samme.") + "\n",
                    (f"  {key('room.plan', '4')}  ", "bold $key"),
                    _("Se handlingsplanen. Den er lest inn alt.") + "\n",
                    (f"  {key('room.meetings', '5')}  ", "bold $key"),
                    _("Planlegg og start et møte.") + "\n\n",
                    (
                        _(
                            "Vil du prøve først? Avslutt med {quit} og skriv elvis-tui demo: "
                            "en hel skole med oppdiktede navn."
                        ).format(quit=key("app.quit", "ctrl+q")),
                        "$muted",
                    ),
                )
            )

    def head(self) -> str:
        return _("Ny datafil")

    def action_new(self) -> None:
        self.app.pop_screen()
        self.app.post_message(NewFollowUp())

    def action_import(self) -> None:
        from elvis_tui.screens.people.import_list import RosterForm

        def done(imported: object) -> None:
            if imported is not None:
                self.app.pop_screen()

        self.app.push_screen(RosterForm(self.session), done)

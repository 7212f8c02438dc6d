"""Who looks at the pages for people of a case and for those who apply: each with a browser of their own, on a day on
which there is much to see."""

from __future__ import annotations

from typing import Any

from django.test import Client
from django.utils import timezone

from izligums.accounts.actions import load_units
from izligums.cases.enums import Role, Stage, Told
from izligums.cases.models import Case
from izligums.dialogue.models import Question, Statement
from izligums.documents.models import OwnData
from izligums.process.tasks import draw_own_data
from tests.integration.apply.pdf import plain_pdf
from tests.support.applying import MOTHER, Applicant, upload
from tests.support.cases import Office
from tests.support.cast import ANNA, ELZA, JANIS, PETERIS, beside
from tests.support.door import invited
from tests.support.own import inside, reached, send

SPACE = "/mana-lieta"


class InTheirSpace:
    """`made`: what addresses name.

    Anna and Jānis are ready to meet and have said, asked and written much; Zane comes along with him. Ilze, an Anna of
    another case, was only just reached. Elza has stopped. Pēteris has settled. Nobody has typed no code; somebody
    knocking has typed one."""

    def __init__(self) -> None:
        self.office = Office()
        self.made: dict[str, int] = {}
        self.browsers = {"nobody": Client(), "guesser": self._guesser(), "knocking": self._knocking()}
        settled = self.office.case_at(Stage.FOLLOWING_UP, (ANNA, PETERIS))
        self.browsers["Pēteris"] = self._enters("Pēteris", settled)
        self._tells("Pēteris", "ka-man-klajas", how_i_am="Mierīgāk.", wants_talk="on")
        self.office.start = timezone.localdate()  # so that the other session lies ahead
        self._two_who_are_ready()
        self.browsers["Ilze"] = inside(reached(self.office))
        self.browsers["Elza"] = self._enters("Elza", self.office.case_at(Stage.PREPARING, (ELZA, JANIS)))
        self.browsers["Elza"].post(f"{SPACE}/apturet/")

    def _guesser(self) -> Client:
        client = Client()
        for _try in range(6):
            client.post(f"{SPACE}/", {"code": "AAAA-BBBB-CCCC"})
        return client

    def _knocking(self) -> Client:
        client = Client()
        client.post(f"{SPACE}/", {"code": "BBBB-CCCC-DDDD"})
        return client

    def _enters(self, name: str, case: Case) -> Client:
        return inside(invited(self.office, name, case=case))

    def _tells(self, who: str, page: str, /, **answers: Any) -> None:
        assert send(self.browsers[who], f"{SPACE}/{page}/", **answers).status_code == 302, (who, page)

    def _two_who_are_ready(self) -> None:
        office = self.office
        case = office.case_at(Stage.PREPARING, (ANNA, JANIS, beside(1, Role.SUPPORTER, "Zane", "Egle")))
        office.prepare(case)
        for name in ("Anna", "Jānis", "Zane"):
            self.browsers[name] = self._enters(name, case)
        anna = office.id_of(case, "Anna")
        office.act(case, "ask_about_guest", "Zane", on=timezone.localdate(), party=anna, told=(Told.NAME,))
        office.plan(case)
        office.wish(case, "Jānis", safety="Atnākt un aiziet atsevišķi.", not_raised="Mana māsa")
        self._tells("Jānis", "jautajumi", question_text="Vai Jūs vēlaties, lai es atvainojos?", way="to_session")
        self._tells("Jānis", "mans-plans", plan="Salabošu velosipēdu.")
        self._tells("Anna", "kas-naks-lidzi", name="Rūta", relation="mana kaimiņiene", reach="vakaros", told=["name"])
        self._tells("Anna", "mans-starpnieks", message="Vai varu atnākt agrāk?")
        self._tells("Anna", "jautajumi", question_text="Kāpēc tieši es?", later="1")
        self.made["asked"] = Question.objects.get().pk
        self.made["offered"] = self._letter(case, "Jānis", to="Anna")
        self.made["handed"] = self._letter(case, "Anna")
        for name in ("Anna", "Jānis"):
            self.browsers[name].post(f"{SPACE}/mani-dati/")
        draw_own_data(request_id=OwnData.objects.latest("pk").pk)

    def _letter(self, case: Case, name: str, *, to: str = "") -> int:
        self._tells(name, "vestules/rakstit", text="Man žēl. Esmu sācis strādāt.")
        letter = Statement.objects.latest("pk").pk
        if to:
            receiver = self.office.id_of(case, to)
            self.office.act(case, "offer_statement", on=timezone.localdate(), statement=letter, receiver=receiver)
        return letter


class Applying:
    """One is asked everything there is, for somebody else; one has sent it. Nobody has no key."""

    def __init__(self) -> None:
        load_units()
        self.made: dict[str, int] = {}
        asked, sent = Applicant(), Applicant()
        asked.tell(MOTHER)
        asked.send("files", file=upload(plain_pdf()), add="1")
        sent.apply(MOTHER)
        self.browsers = {"nobody": Client(), "asked": asked.client, "sent": sent.client}

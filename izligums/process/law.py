"""The sources our rules rest on, and how far each can be trusted.

No citation here has been confirmed by the service's lawyer yet; when one is, its `confirmed` says by whom and when.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Basis(StrEnum):
    READ = "read"  # the text was read in a public copy; it may have changed since
    RECALLED = "recalled"  # general knowledge, to be confirmed before anybody relies on it
    PRACTICE = "practice"  # not law: what experienced mediators and European standards ask for
    OPEN = "open"  # nobody could read it: the question stands with the lawyer


@dataclass(frozen=True, slots=True)
class Citation:
    text: str
    basis: Basis
    confirmed: str | None = None


MK347_1_2 = Citation("MK 19.06.2018. Nr. 347, 1.2. p.", Basis.READ)
MK347_2 = Citation("MK 19.06.2018. Nr. 347, 2. p.", Basis.READ)
MK347_3 = Citation("MK 19.06.2018. Nr. 347, 3. p.", Basis.READ)
VPD_LAW_1_1 = Citation("VPD likums, 1. p. 1. d.", Basis.READ)
VPD_LAW_1_2 = Citation("VPD likums, 1. p. 2. d.", Basis.READ)
VPD_LAW_1_4 = Citation("VPD likums, 1. p. 4. d.", Basis.READ)
CLIENT_FILE = Citation("Probācijas klienta lietas kārtība (likumi.lv 184565), 2.5., 4., 5. p.", Basis.READ)
CHILD_MEASURES_6_4 = Citation("Likums par audzinoša rakstura piespiedu līdzekļiem, 6. p. 4. d.", Basis.READ)
VPD_PAGE = Citation("vpd.gov.lv/lv/izliguma-process", Basis.READ)
MK346 = Citation("MK 19.06.2018. Nr. 346", Basis.OPEN)
MK241 = Citation("MK 2024. Nr. 241", Basis.READ)
KPL_381 = Citation("Kriminālprocesa likums, 381. p.", Basis.RECALLED)
KPL_104 = Citation("Kriminālprocesa likums, 89., 104. p.", Basis.RECALLED)
DIRECTIVE_12_A = Citation("2012/29/ES, 12. p. 1. d. a)", Basis.READ)
DIRECTIVE_12_B = Citation("2012/29/ES, 12. p. 1. d. b)", Basis.READ)
DIRECTIVE_12_C = Citation("2012/29/ES, 12. p. 1. d. c)", Basis.READ)
DIRECTIVE_12_D = Citation("2012/29/ES, 12. p. 1. d. d)", Basis.READ)
DIRECTIVE_12_E = Citation("2012/29/ES, 12. p. 1. d. e)", Basis.READ)
RECITAL_46 = Citation("2012/29/ES, 46. apsvērums", Basis.READ)
MK825_4_2 = Citation("MK 04.12.2007. Nr. 825, 4.2. p. (vairs nav spēkā)", Basis.READ)
PRACTICE = Citation("Starpnieku prakse; CM/Rec(2018)8", Basis.PRACTICE)
ORDER_OF_RECORDS = Citation("Lietvedības kārtība", Basis.PRACTICE)

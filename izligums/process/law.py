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


MK347_1_2 = Citation("MK 19.06.2018. noteikumu Nr. 347 1.2. apakšpunkts", Basis.READ)
MK347_2 = Citation("MK 19.06.2018. noteikumu Nr. 347 2. punkts", Basis.READ)
MK347_3 = Citation("MK 19.06.2018. noteikumu Nr. 347 3. punkts", Basis.READ)
VPD_LAW_1_1 = Citation("VPD likuma 1. panta 1. punkts", Basis.READ)
VPD_LAW_1_2 = Citation("VPD likuma 1. panta 2. punkts", Basis.READ)
VPD_LAW_1_4 = Citation("VPD likuma 1. panta 4. punkts", Basis.READ)
CLIENT_FILE = Citation("Probācijas klienta lietas kārtības (likumi.lv 184565) 2.5., 4. un 5. punkts", Basis.READ)
CHILD_MEASURES_6_4 = Citation("Likuma par audzinoša rakstura piespiedu līdzekļiem 6. panta ceturtā daļa", Basis.READ)
VPD_PAGE = Citation("vpd.gov.lv/lv/izliguma-process", Basis.READ)
MK346 = Citation("MK 19.06.2018. noteikumi Nr. 346", Basis.OPEN)
MK241 = Citation("MK 18.04.2024. noteikumi Nr. 241", Basis.READ)
KPL_381 = Citation("Kriminālprocesa likuma 381. pants", Basis.RECALLED)
KPL_104 = Citation("Kriminālprocesa likuma 89. un 104. pants", Basis.RECALLED)
DIRECTIVE_12_A = Citation("Direktīvas 2012/29/ES 12. panta 1. punkta a) apakšpunkts", Basis.READ)
DIRECTIVE_12_B = Citation("Direktīvas 2012/29/ES 12. panta 1. punkta b) apakšpunkts", Basis.READ)
DIRECTIVE_12_C = Citation("Direktīvas 2012/29/ES 12. panta 1. punkta c) apakšpunkts", Basis.READ)
DIRECTIVE_12_D = Citation("Direktīvas 2012/29/ES 12. panta 1. punkta d) apakšpunkts", Basis.READ)
DIRECTIVE_12_E = Citation("Direktīvas 2012/29/ES 12. panta 1. punkta e) apakšpunkts", Basis.READ)
RECITAL_46 = Citation("Direktīvas 2012/29/ES 46. apsvērums", Basis.READ)
MK825_4_2 = Citation("MK 04.12.2007. noteikumu Nr. 825 4.2. apakšpunkts (vairs nav spēkā)", Basis.READ)
CM_REC_53 = Citation("Eiropas Padomes Ministru komitejas ieteikuma CM/Rec(2018)8 53. punkts", Basis.RECALLED)
PRACTICE = Citation("Starpnieku prakse; CM/Rec(2018)8", Basis.PRACTICE)
SERVICE_PERIOD = Citation("Dienesta noteikts termiņš (skaitlis tiesību aktos nav izlasīts)", Basis.OPEN)
DUTY_TO_TELL = Citation("Bērnu tiesību aizsardzības likuma 51. un 73. pants; tūlītējas briesmas", Basis.RECALLED)
WITHHOLDING = Citation(
    "Direktīvas (ES) 2016/680 15. pants; likums par datu apstrādi kriminālprocesā (pants nav izlasīts)", Basis.RECALLED
)
ORDER_OF_RECORDS = Citation("Lietvedības kārtība", Basis.PRACTICE)

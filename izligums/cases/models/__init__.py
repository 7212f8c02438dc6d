"""The tables of the case file."""

from izligums.cases.models.access import Access, Knock, StopWish, Visit
from izligums.cases.models.act import Act
from izligums.cases.models.assignment import Assignment
from izligums.cases.models.audited import AuditedAct, AuditedCase, AuditedOpening
from izligums.cases.models.case import Case, case_number
from izligums.cases.models.deadline import Deadline
from izligums.cases.models.fact import Fact
from izligums.cases.models.file import ReceivedFile
from izligums.cases.models.grant import Grant
from izligums.cases.models.leader import LeaderAccess
from izligums.cases.models.opening import Opening
from izligums.cases.models.participation import Participation
from izligums.cases.models.reading import Reading
from izligums.cases.models.withholding import Withholding

__all__ = [
    "Access",
    "Act",
    "Assignment",
    "AuditedAct",
    "AuditedCase",
    "AuditedOpening",
    "Case",
    "Deadline",
    "Fact",
    "Grant",
    "Knock",
    "LeaderAccess",
    "Opening",
    "Participation",
    "Reading",
    "ReceivedFile",
    "StopWish",
    "Visit",
    "Withholding",
    "case_number",
]

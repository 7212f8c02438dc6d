"""The grammar of the table: what one row says."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from izligums.cases.enums import Capacity, Stage
from izligums.documents.enums import Document
from izligums.process.act import Act
from izligums.process.facts import CaseFacts, PersonFacts
from izligums.process.fields import Field
from izligums.process.law import Citation
from izligums.process.problems import Rule

MEDIATORS = frozenset({Capacity.MEDIATOR, Capacity.CO_MEDIATOR})
THEMSELVES = frozenset({Capacity.PERSON})
LEAD = frozenset({Capacity.MEDIATOR})
OFFICE = frozenset({Capacity.COORDINATOR, Capacity.HEAD})
HEAD = frozenset({Capacity.HEAD})
ANYBODY = MEDIATORS | OFFICE

OPEN = frozenset(Stage) - {Stage.CLOSED}
WORKING = OPEN - {Stage.RECEIVED}
EVERY = frozenset(Stage)


class Notify(StrEnum):
    """To whom a letter goes out after an act."""

    PERSON = "person"  # whom the act is about
    SESSION_PEOPLE = "session_people"  # everybody the session counts on, each with a letter of their own
    SIGNATORIES = "signatories"
    LEADER = "leader"  # the process leader


About = Callable[[CaseFacts, PersonFacts], bool]
News = Callable[[CaseFacts, Act], Iterable[int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One legal act: who may do it, when, on which conditions, and what follows."""

    name: str
    chapter: str
    who: frozenset[Capacity]
    stages: frozenset[Stage]
    #: Whom the act can be about; None when it is about the case.
    about: About | None = None
    asks: tuple[Field, ...] = ()
    rules: tuple[Rule, ...] = ()
    #: One plain sentence for the reference page.
    changes: str
    documents: tuple[Document, ...] = ()
    notices: tuple[Notify, ...] = ()
    #: Whose own space shows something new afterwards that nothing the other side does takes away again; whoever wants to
    #: be told of it gets a word, by short message. A word that outlives its cause would tell what has happened.
    news: News | None = None
    starts: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    promise: str
    citation: Citation
    #: Records something that has happened, so that it can be recorded "with deviation" when a rule was broken.
    deviable: bool = False
    #: The act may also be about the whole case although `about` is given.
    about_optional: bool = False

from izligums.dialogue.models.draft import Draft
from izligums.dialogue.models.proposal import Proposal
from izligums.dialogue.models.question import Question
from izligums.dialogue.models.reply import Reply
from izligums.dialogue.models.saying import Saying
from izligums.dialogue.models.statement import Statement
from izligums.dialogue.models.wishes import Wishes

__all__ = ["Draft", "Proposal", "Question", "Reply", "Saying", "Statement", "Wishes"]

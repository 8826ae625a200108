"""A questionnaire on paper, for whoever would rather write by hand."""

from speakopenly.hear.questionnaires.paper.form import paper_form
from speakopenly.hear.questionnaires.paper.slips import slip_words
from speakopenly.hear.questionnaires.paper.words import PaperWords, paper_words

__all__ = ["PaperWords", "paper_form", "paper_words", "slip_words"]

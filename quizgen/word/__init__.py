"""The grammar of asking: a fact becomes questions by the wordings of ``question_templates/wordings``."""

from quizgen.word.ask import questions
from quizgen.word.wordings import Wording, Wordings, load

__all__ = ["Wording", "Wordings", "load", "questions"]

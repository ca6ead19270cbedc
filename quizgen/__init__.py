"""Turn articles into Anki decks and printed quizzes in which every answer is traced to a sentence."""

__version__ = "0.1.0"

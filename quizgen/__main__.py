"""Run the command line with ``python -m quizgen``."""

from quizgen.cli import app

if __name__ == "__main__":
    app(prog_name="quizgen")

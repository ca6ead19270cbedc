"""What all tests share."""

from __future__ import annotations

from hypothesis import settings

# No deadline: a busy machine is not a failure. Derandomised: a run that passed here passes elsewhere.
settings.register_profile("quizgen", deadline=None, derandomize=True, database=None)
settings.load_profile("quizgen")

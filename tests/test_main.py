"""``python -m quizgen`` in a checkout whose libraries are not installed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def test_a_missing_library_is_named_with_the_remedy() -> None:
    # -S leaves site-packages out, as a Python has it in which nothing was installed.
    found = subprocess.run(
        [sys.executable, "-S", "-m", "quizgen", "--version"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert found.returncode == 1
    assert "no module typer" in found.stderr
    assert "pip install" in found.stderr
    assert "Traceback" not in found.stderr

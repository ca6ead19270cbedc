"""Run the command line with ``python -m quizgen``."""

import sys


def run() -> None:
    """Run the command line; where a library it needs is missing, say so and end with exit code 1."""
    try:
        from quizgen.cli import main
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("quizgen"):
            raise
        sys.exit(f"error: quizgen is not installed for {sys.executable}: no module {error.name} (run: pip install .)")
    main()


if __name__ == "__main__":
    run()

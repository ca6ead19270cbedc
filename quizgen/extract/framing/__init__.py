"""Framing: a clause taken apart around an answer, and refused where it can't be read alone."""

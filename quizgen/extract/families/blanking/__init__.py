"""Sentences that can be read alone, with a name, a number or a term left out."""

"""Who said what, and in which words."""

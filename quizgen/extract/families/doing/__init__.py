"""Who did what, to what, with whom and where: the clause taken apart around its verb."""

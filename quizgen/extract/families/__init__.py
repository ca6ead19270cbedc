"""The families: each finds one kind of fact, in a clause or in the whole article."""

"""Paper: the printed quiz, its key, the article as handout, the coverage map, and the page to check oneself with."""

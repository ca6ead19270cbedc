"""The families: each module finds one kind of fact, in a clause or in the whole article.

``doing``: who did what, to whom, with whom, where; ``being``: what somebody or something is or is called; ``counting``,
``timing``, ``explaining``, ``saying``: how many, when, why, who said what; ``blanking``: sentences with a blank.
"""

"""Choose and arrange: from all questions that were kept to a quiz, its versions and its teacher's decisions."""

"""What the pages of a case cost: statements that do not grow, and kept questions that say what fresh ones say."""

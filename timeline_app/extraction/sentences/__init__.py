"""A parsed sentence, its clauses and phrases, and the lexicons of English that rules ask."""

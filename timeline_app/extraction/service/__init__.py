"""A language service's suggestions, each placed on the sentence that says so."""

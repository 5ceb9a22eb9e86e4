"""Which events: the filter, numpy columns for the many, and lanes."""

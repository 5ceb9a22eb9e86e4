"""Records into files: CSV, the event model's JSON, atomic replacement."""

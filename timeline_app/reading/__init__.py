"""Files into records: event model files and their documents."""

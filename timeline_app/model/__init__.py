"""What is recorded: documents, passages, actors, events, claims, dates. Knows no other room."""

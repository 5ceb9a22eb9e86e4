"""Drafts from all that was found: one for an event told twice, denials and sayings where they belong."""

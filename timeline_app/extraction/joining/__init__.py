"""Drafts of many documents joined: one record of an actor or event, with a key that stays."""

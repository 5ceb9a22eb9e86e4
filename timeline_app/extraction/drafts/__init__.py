"""What reading a text gives: the parsed text, and drafts of its actors, events and claims."""

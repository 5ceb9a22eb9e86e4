"""Who is named, and by which names and words they are meant later."""

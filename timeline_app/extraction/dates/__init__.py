"""Date words and what they mean, and the date of a document."""

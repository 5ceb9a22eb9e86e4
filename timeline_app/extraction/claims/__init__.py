"""According to whom, and how sure: attribution and factuality."""

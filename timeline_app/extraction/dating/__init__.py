"""When each event was, by the date words around it and by its ties to others."""

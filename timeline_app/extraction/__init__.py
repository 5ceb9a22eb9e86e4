"""Text to proposed events: segments, date words, actors, events and claims, each on its exact passage.

The room knows the event model and nothing of files, projects or windows. It reads one document at a
time (``proposing``) and then joins what it found in several (``across``).
"""

"""How good the extraction is: readers of annotated corpora, scorers as their tasks define them, one table.

Run: ``python -m tests.evaluation --help``. No corpus is kept here; a folder is given as an argument.
"""

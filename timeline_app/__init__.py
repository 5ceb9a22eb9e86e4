"""Timeline explorer for sourced events: who did what, when, and according to whom."""

__version__ = "0.1.0"

"""What happened: triggers, arguments, titles and how much each event matters."""

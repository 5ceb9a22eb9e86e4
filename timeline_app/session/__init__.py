"""What is open now: project, filter, viewport and selection behind one bell; commands; settings."""

"""The terminal application: screens over the same verbs and views that the command line uses."""

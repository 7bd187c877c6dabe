"""The terminal application: screens over the same verbs and views as the command line."""

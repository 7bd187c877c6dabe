"""What there is to see, as plain data: no colours, no widgets. The JSON of the command line is made here."""

"""Views out as files: one module per format, each of which reads back what it wrote before it hands it over."""

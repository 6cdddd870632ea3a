"""Writing a Document as a file: one module per format, each taking the same Document."""

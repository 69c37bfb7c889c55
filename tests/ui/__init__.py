"""The window against a real engine process that each test plays by hand."""

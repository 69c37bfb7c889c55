"""Libraries as released versions of Carrel left them, one per schema, and how each was made."""

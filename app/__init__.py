"""Carrel: answers questions about a person's own documents, entirely on their own machine."""

__version__ = "0.1.0"

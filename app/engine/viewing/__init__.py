"""Open documents, draw their pages, find passages on them: what the viewer process does."""

from app.engine.viewing.serving import serve

__all__ = ["serve"]

"""The window: Qt only. Speaks ``app.messages`` with the engine process and never imports it.

Nothing here may reach the engine, a model library, a database or numpy; a test proves it.
"""

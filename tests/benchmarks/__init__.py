"""Benchmarks: how fast, beside what it is measured against.

Each is a command, ``python -m tests.benchmarks.NAME``, that prints one JSON object; ``all`` runs
them one after another and writes ``RESULTS.md``. Not collected by pytest: a duration measured on a
busy machine is no verdict.
"""

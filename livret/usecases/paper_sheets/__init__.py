"""What each paper takes from a livret: one module a paper, plain values out.

A sheet holds exactly what will be printed and attached, and nothing else.
Start reading with ``taking``.
"""

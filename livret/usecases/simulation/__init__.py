"""Worlds in which all that can go wrong with sharing does, decided by a seed.

Desks with clocks years off, files lost, doubled, late and out of order,
crashes over them, people who join and leave, agreements given and taken back,
erasures, keys renewed, lost and stolen, a hub that is cut and goes back to older
copies. The log, the fold, the gate, and the acts of pushing and pulling are the
real ones; disks, hub and cryptography are in memory. Start reading with ``running``.
"""

"""What leaves and enters: imports from other software, exports, files.

Reaches the log only through the Protocols of ``usecases.ports``.

May import: ``words``, ``usecases``, ``domain``. Never ``vault``, never Qt.
Start reading with ``carnet_de_bord``.
"""

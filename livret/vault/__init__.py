"""One referent's encrypted store: keys, contribution log, read models.

May import: ``words``, ``usecases``, ``domain``, SQLAlchemy, sqlcipher3,
cryptography. Never another adapter room, never Qt.
Start reading with ``opening``.
"""

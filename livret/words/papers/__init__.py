"""What papers say, without coordinates: each paper is read as blocks.

``catalogue`` lists every paper; one module a paper turns its sheet into
``blocks``, which ``livret.paper`` draws in a dress. May import: ``words``,
``usecases``, ``domain``. Start reading with ``catalogue``.
"""

"""Pictures computed once, drawn on the screen and on paper alike.

Nothing here knows Qt or PDF. A chart is made of plain shapes in one unit, with
roles for colours; ``livret.desktop.kit.charts`` draws it with a ``QPainter`` and
a paper with its own canvas, so that both show the very same thing. Each chart
comes with sentences that say all of it: pictures have a table twin.

``shapes`` says what a picture is made of, ``lettering`` measures and wraps,
``axis`` puts days on a line, ``placing`` finds room for labels, and
``timeline``, ``levels``, ``radar`` and ``voices`` (the row of a topic) are the charts.
"""

"""Meeting mode (F9): a screen to share, one question at a time.

Start reading with ``livret.domain.meeting_mode`` (which question comes next)
and ``livret.usecases.sitting`` (begun, resumed, closed), then ``page`` (the
frame), ``controller`` (going on) and ``entering`` (everything else unloaded).
"""

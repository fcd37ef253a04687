"""The cross of a window's frame, pressed without a frame.

No window manager runs on the screen of the tests; what one sends for the cross is
a message that Xlib can send too (ICCCM 4.2.8.1, ``WM_DELETE_WINDOW``).
"""

from __future__ import annotations

import ctypes

_CLIENT_MESSAGE = 33
_LONGS = 32
_LONG_EVENT = 24
"""``XEvent`` is a union as large as so many C longs (``Xlib.h``)."""


class _Message(ctypes.Structure):
    """``XClientMessageEvent``, in the room that any event takes."""

    _fields_ = (
        ("type", ctypes.c_int),
        ("serial", ctypes.c_ulong),
        ("send_event", ctypes.c_int),
        ("display", ctypes.c_void_p),
        ("window", ctypes.c_ulong),
        ("message_type", ctypes.c_ulong),
        ("format", ctypes.c_int),
        ("data", ctypes.c_long * 5),
        ("_rest", ctypes.c_long * _LONG_EVENT),
    )


def press_cross(screen: str, window: int) -> None:
    """Ask a window to close, as its frame would.

    Args:
        screen: The display, as ``DISPLAY`` names it.
        window: Number of the window.
    """
    xlib = ctypes.CDLL("libX11.so.6")
    xlib.XOpenDisplay.restype = ctypes.c_void_p
    xlib.XInternAtom.restype = ctypes.c_ulong
    xlib.XInternAtom.argtypes = (ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int)
    xlib.XSendEvent.argtypes = (
        ctypes.c_void_p,
        ctypes.c_ulong,
        ctypes.c_int,
        ctypes.c_long,
        ctypes.c_void_p,
    )
    xlib.XCloseDisplay.argtypes = (ctypes.c_void_p,)
    display = xlib.XOpenDisplay(screen.encode())
    assert display, screen
    protocols, gone = (
        xlib.XInternAtom(display, name, 0)
        for name in (b"WM_PROTOCOLS", b"WM_DELETE_WINDOW")
    )
    message = _Message(
        type=_CLIENT_MESSAGE, window=window, message_type=protocols, format=_LONGS
    )
    message.data[0] = gone
    assert xlib.XSendEvent(display, window, 0, 0, ctypes.byref(message))
    xlib.XCloseDisplay(display)

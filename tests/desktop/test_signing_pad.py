"""The pad, as a window hands it pens, fingers and mice: one hand draws at a time."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QInputDevice,
    QPointingDevice,
    QTabletEvent,
    QTouchEvent,
    QWindow,
)
from PySide6.QtTest import QTest

from livret.desktop.signing.pad import SignaturePad
from livret.desktop.ui import Ui
from tests.desktop.pressing import Shown

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

Where = tuple[float, float]
Type = QEvent.Type
LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
NONE = Qt.MouseButton.NoButton
FINGERS = QTest.createTouchDevice()


def stylus(end: QPointingDevice.PointerType, number: int) -> QPointingDevice:
    """One end of a pen, as a driver declares it."""
    able = QInputDevice.Capability.Position | QInputDevice.Capability.Pressure
    kind = QInputDevice.DeviceType.Stylus
    return QPointingDevice("pen", number, kind, end, able, 1, 3)


TIP = stylus(QPointingDevice.PointerType.Pen, 101)
ERASER = stylus(QPointingDevice.PointerType.Eraser, 102)


@pytest.fixture
def pad(ui: Ui, shown: Shown) -> SignaturePad:
    made = SignaturePad(ui)
    shown(made)
    return made


def window(pad: SignaturePad) -> QWindow:
    """What the system sends pens and fingers to."""
    handle = pad.window().windowHandle()
    assert handle is not None
    return handle


def at(pad: SignaturePad, where: Where) -> QPointF:
    """Where a share of the pad stands in its window."""
    inside = QPointF(where[0] * pad.width(), where[1] * pad.height())
    return QPointF(pad.mapTo(pad.window(), inside))


def pen(
    pad: SignaturePad,
    kind: QEvent.Type,
    where: Where,
    *,
    end: QPointingDevice = TIP,
    button: Qt.MouseButton = LEFT,
    pressure: float = 0.5,
) -> bool:
    """Send what one end of a pen does; tell whether it was taken."""
    place = at(pad, where)
    event = QTabletEvent(
        kind,
        end,
        place,
        QPointF(pad.window().mapToGlobal(place)),
        pressure,
        0.0,
        0.0,
        0.0,
        0.0,
        0.0,
        Qt.KeyboardModifier.NoModifier,
        NONE if kind == Type.TabletMove else button,
        NONE if kind == Type.TabletRelease else button,
    )
    QCoreApplication.sendEvent(window(pad), event)
    return event.isAccepted()


def pen_line(pad: SignaturePad, *points: Where, end: QPointingDevice = TIP) -> None:
    """Draw through points with a pen."""
    pen(pad, Type.TabletPress, points[0], end=end)
    for point in points[1:]:
        pen(pad, Type.TabletMove, point, end=end)
    pen(pad, Type.TabletRelease, points[-1], end=end)


def touch(pad: SignaturePad, **fingers: tuple[str, Where]) -> None:
    """Send what fingers do at one moment: ``a0=("press", (0.1, 0.5))``."""
    sequence = QTest.touchEvent(pad, FINGERS, False)
    for name, (what, where) in fingers.items():
        inside = QPoint(round(where[0] * pad.width()), round(where[1] * pad.height()))
        getattr(sequence, what)(int(name[1:]), inside, pad)
    sequence.commit()


def ends(pad: SignaturePad) -> list[tuple[Where, Where]]:
    """Where each stroke begins and ends, in tenths of the pad."""

    def tenths(point: Where) -> Where:
        return round(point[0], 1), round(point[1], 1)

    return [(tenths(stroke[0]), tenths(stroke[-1])) for stroke in pad.strokes]


def test_a_pen_draws_where_it_is_precise(pad: SignaturePad) -> None:
    heard: list[bool] = []
    pad.changed.connect(heard.append)
    fine = (10.25 / pad.width(), 0.5)
    assert pen(pad, Type.TabletPress, fine)
    assert pen(pad, Type.TabletMove, (0.4, 0.5), pressure=0.0)
    assert heard == []
    assert pen(pad, Type.TabletRelease, (0.4, 0.5), pressure=0.0)
    assert heard == [True]
    assert list(pad.strokes) == [((round(fine[0], 4), 0.5), (0.4, 0.5))]


def test_a_pen_that_hovers_or_whose_button_is_pressed_draws_nothing(
    pad: SignaturePad,
) -> None:
    for kind in (Type.TabletPress, Type.TabletMove, Type.TabletRelease):
        pen(pad, kind, (0.3, 0.5), button=RIGHT)
    pen(pad, Type.TabletMove, (0.4, 0.5), button=NONE, pressure=0.0)
    assert ends(pad) == []


def test_the_palm_draws_nothing_while_the_pen_does(pad: SignaturePad) -> None:
    pen(pad, Type.TabletPress, (0.1, 0.5))
    touch(pad, a0=("press", (0.8, 0.9)))
    QTest.mousePress(pad, LEFT, pos=QPoint(5, 5))
    pen(pad, Type.TabletMove, (0.3, 0.5))
    touch(pad, a0=("move", (0.9, 0.9)))
    touch(pad, a0=("release", (0.9, 0.9)))
    QTest.mouseRelease(pad, LEFT, pos=QPoint(5, 5))
    pen(pad, Type.TabletMove, (0.4, 0.5))
    pen(pad, Type.TabletRelease, (0.4, 0.5))
    assert ends(pad) == [((0.1, 0.5), (0.4, 0.5))]
    assert len(pad.strokes[0]) == 3


def test_a_palm_that_was_there_before_the_pen_is_taken_away(pad: SignaturePad) -> None:
    touch(pad, a0=("press", (0.8, 0.9)))
    touch(pad, a0=("move", (0.9, 0.9)))
    pen(pad, Type.TabletPress, (0.1, 0.5))
    touch(pad, a0=("move", (0.7, 0.9)))
    pen(pad, Type.TabletRelease, (0.1, 0.5))
    touch(pad, a0=("release", (0.7, 0.9)))
    assert ends(pad) == [((0.1, 0.5), (0.1, 0.5))]


def test_between_two_strokes_of_a_pen_the_resting_hand_draws_nothing(
    pad: SignaturePad,
) -> None:
    pen_line(pad, (0.1, 0.5), (0.2, 0.5))
    touch(pad, a0=("press", (0.8, 0.9)))
    touch(pad, a0=("release", (0.8, 0.9)))
    pen_line(pad, (0.3, 0.5), (0.4, 0.5))
    assert ends(pad) == [((0.1, 0.5), (0.2, 0.5)), ((0.3, 0.5), (0.4, 0.5))]


def test_after_a_pen_a_cleared_pad_takes_a_finger(pad: SignaturePad) -> None:
    pen_line(pad, (0.1, 0.5), (0.2, 0.5))
    pad.clear()
    touch(pad, a0=("press", (0.6, 0.5)))
    touch(pad, a0=("release", (0.6, 0.5)))
    assert ends(pad) == [((0.6, 0.5), (0.6, 0.5))]


def test_the_first_finger_draws_and_the_second_does_not(pad: SignaturePad) -> None:
    touch(pad, a0=("press", (0.1, 0.3)))
    touch(pad, a0=("move", (0.2, 0.3)), a1=("press", (0.1, 0.8)))
    touch(pad, a0=("move", (0.3, 0.3)), a1=("move", (0.5, 0.8)))
    touch(pad, a0=("move", (0.4, 0.3)), a1=("release", (0.5, 0.8)))
    touch(pad, a0=("release", (0.4, 0.3)))
    assert ends(pad) == [((0.1, 0.3), (0.4, 0.3))]
    touch(pad, a0=("press", (0.6, 0.3)))
    touch(pad, a0=("release", (0.6, 0.3)))
    assert len(ends(pad)) == 2


def test_what_the_system_calls_off_as_a_palm_is_taken_away(pad: SignaturePad) -> None:
    pen_line(pad, (0.1, 0.5), (0.2, 0.5))
    pad.clear()
    QTest.mouseClick(pad, LEFT, pos=QPoint(5, 5))
    touch(pad, a0=("press", (0.6, 0.5)))
    # The line goes over the edge and back: both its halves go away.
    touch(pad, a0=("move", (0.6, 1.5)))
    touch(pad, a0=("move", (0.7, 0.5)))
    assert len(ends(pad)) == 3
    QCoreApplication.sendEvent(pad, QTouchEvent(Type.TouchCancel, FINGERS))
    assert len(ends(pad)) == 1
    touch(pad, a0=("release", (0.7, 0.5)))
    assert len(ends(pad)) == 1


def test_the_eraser_end_draws_nothing_and_takes_a_stroke_away(
    pad: SignaturePad,
) -> None:
    heard: list[bool] = []
    pen_line(pad, (0.1, 0.2), (0.4, 0.2))
    pen_line(pad, (0.1, 0.8), (0.4, 0.8))
    pad.changed.connect(heard.append)
    pen_line(pad, (0.7, 0.5), (0.8, 0.5), end=ERASER)
    assert len(ends(pad)) == 2
    pen_line(pad, (0.2, 0.7), (0.2, 0.8), end=ERASER)
    assert ends(pad) == [((0.1, 0.2), (0.4, 0.2))]
    pen_line(pad, (0.3, 0.2), end=ERASER)
    assert ends(pad) == []
    assert heard == [True, False]


def test_a_line_over_the_edge_comes_back_as_another(pad: SignaturePad) -> None:
    pen_line(pad, (0.1, 0.5), (0.2, 0.5), (0.2, 1.5), (0.6, 1.5), (0.6, 0.5))
    assert ends(pad) == [((0.1, 0.5), (0.2, 0.5)), ((0.6, 0.5), (0.6, 0.5))]
    # None of it runs along the edge, where no hand went.
    assert all(y == 0.5 for stroke in pad.strokes for _, y in stroke)


def test_only_the_main_button_of_a_mouse_draws(pad: SignaturePad) -> None:
    QTest.mouseClick(pad, RIGHT, pos=QPoint(20, 20))
    assert ends(pad) == []
    QTest.mousePress(pad, LEFT, pos=QPoint(20, 20))
    QTest.mouseClick(pad, RIGHT, pos=QPoint(40, 20))
    QTest.mouseRelease(pad, LEFT, pos=QPoint(20, 20))
    QTest.mouseDClick(pad, LEFT, pos=QPoint(60, 20))
    QTest.mouseRelease(pad, LEFT, pos=QPoint(60, 20))
    assert len(pad.strokes) >= 2
    assert all(y == round(20 / pad.height(), 4) for s in pad.strokes for _, y in s)


def test_a_hand_that_was_drawing_when_the_pad_was_cleared_leaves_nothing(
    pad: SignaturePad,
) -> None:
    pen(pad, Type.TabletPress, (0.1, 0.5))
    pad.clear()
    pen(pad, Type.TabletMove, (0.3, 0.5))
    pen(pad, Type.TabletRelease, (0.3, 0.5))
    assert ends(pad) == []

"""Tab, and who listens, go where the eye goes: the order of the layouts.

Qt's own order is that of creation, which a page that is filled again and
again does not keep. Windows and dialogs ask here instead for where Tab goes.
Assistive tools are told the children of a widget in that same order: while one
listens, pages and dialogs keep it that of their layouts (WCAG 1.3.2).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QLayout, QScrollArea, QWidget

from livret.desktop.kit.layouts import Flow

_WHOLE = ("QAbstractItemView", "QAbstractSpinBox")
"""Widgets that are one stop, whatever they are made of; by name (``kit.focus``)."""


_CHANGES = (QEvent.Type.LayoutRequest, QEvent.Type.Show, QEvent.Type.WindowActivate)
"""After which something may stand elsewhere, or somebody may listen since."""


_HEARD = "heard_in_order"


def ask_who_listens() -> None:
    """From now on ask Qt whether somebody listens; what asks is slow to load.

    Called once the first page is in sight: it is made in its order.
    """
    application = QApplication.instance()
    if application is not None:
        application.setProperty(_HEARD, True)  # noqa: FBT003


def keep_in_order(root: QWidget) -> None:
    """Have what ``root`` holds heard where it is seen, from now on."""
    root.installEventFilter(_Keeper(root))


class _Keeper(QObject):
    """Puts things in order again after each change, while somebody listens."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let everything pass."""
        if event.type() in _CHANGES and listens():
            root = self.parent()
            if isinstance(root, QWidget):
                put_in_order(root)
        return False


def listens() -> bool:
    """Tell whether an assistive technology is listening."""
    application = QApplication.instance()
    if application is None or not application.property(_HEARD):
        return False
    from PySide6.QtGui import QAccessible

    return QAccessible.isActive()


def put_in_order(root: QWidget) -> None:
    """Give the children of ``root``, and of all inside, the order of their layouts.

    What no layout places, as a ring around what has the keyboard, stays above.
    """
    children = _children(root)
    layout = root.layout()
    if layout is not None:
        wanted = list(_widgets_of(layout, children))
        placed = {id(each) for each in wanted}
        if [each for each in children if id(each) in placed] != wanted:
            floating = [each for each in children if id(each) not in placed]
            for each in (*wanted, *floating):
                each.raise_()  # last among the children of its parent
    for each in children:
        put_in_order(each)


def focus_stops(root: QWidget, *, soon: bool = False) -> list[QWidget]:
    """Return what Tab stops at inside ``root``, in the order it is read.

    Args:
        root: Where.
        soon: What is made and only not shown yet counts too.
    """
    return list(_stops(root, None, soon=soon))


def step_focus(root: QWidget, *, forward: bool) -> bool:
    """Give the keyboard to the next stop, or the one before.

    Returns:
        Whether there was one.
    """
    focused = root.focusWidget()
    # Where the keyboard is counts even where Tab does not stop: an answer that
    # arrows reached, a heading.
    passed = list(_stops(root, focused))
    if not any(_is_stop(widget) for widget in passed):
        return False
    begin = -1 if forward else 0
    at = next((n for n, w in enumerate(passed) if _inside(w, focused)), begin)
    # Itself before what it stands in: a panel that is a stop has stops inside.
    at = next((n for n, w in enumerate(passed) if w is focused), at)
    after = [*passed[at + 1 :], *passed[: at + 1]] if forward else _before(passed, at)
    target = next(widget for widget in after if _is_stop(widget))
    reason = Qt.FocusReason
    target.setFocus(reason.TabFocusReason if forward else reason.BacktabFocusReason)
    return True


@contextmanager
def keeping_focus(root: QWidget) -> Iterator[None]:
    """Show ``root`` anew without losing the keyboard.

    When what had it is gone afterwards, the stop of the same name has it, or
    the one that stands in its place.
    """
    focused = _held(root)
    if focused is None:
        yield
        return
    name = focused.accessibleName()
    passed = list(_stops(root, focused, soon=True))
    at = next((n for n, w in enumerate(passed) if _inside(w, focused)), 0)
    at = passed.index(focused) if focused in passed else at
    with _moves_of_qt() as moves:
        yield
    # What was made meanwhile is shown by its layout once all this is over.
    stops = list(_stops(root, None, soon=True))
    held = _held(root)
    if not stops or (held is not None and held not in moves):
        return  # it was kept, or put somewhere on purpose
    same = [n for n, w in enumerate(stops) if name and w.accessibleName() == name]
    place = min(same, key=lambda n: abs(n - at), default=min(at, len(stops) - 1))
    stops[place].setFocus(Qt.FocusReason.OtherFocusReason)


@contextmanager
def _moves_of_qt() -> Iterator[list[QWidget | None]]:
    """Yield where Qt itself put the keyboard last: on from what was put away."""
    moves: list[QWidget | None] = []

    def moved(old: QWidget | None, new: QWidget | None) -> None:
        put_away = old is not None and not old.isVisible()
        moves[:] = [new] if put_away else []

    application = QApplication.instance()
    if not isinstance(application, QApplication):
        yield moves
        return
    application.focusChanged.connect(moved)
    try:
        yield moves
    finally:
        application.focusChanged.disconnect(moved)


def _held(root: QWidget) -> QWidget | None:
    """Return what has the keyboard in ``root``, or has it back after a dialog."""
    focused = _in_the_window(root)
    above = focused
    while above is not None and above is not root:
        if _put_away(above):
            return None
        above = above.parentWidget()
    return focused if above is root and focused is not root else None


def _in_the_window(root: QWidget) -> QWidget | None:
    focused: QWidget | None = QApplication.focusWidget()
    window = root.window()
    return focused if focused and focused.window() is window else window.focusWidget()


def _put_away(widget: QWidget) -> bool:
    """Tell whether it was hidden; what is new is only not shown yet."""
    said = Qt.WidgetAttribute.WA_WState_ExplicitShowHide
    return widget.isHidden() and widget.testAttribute(said)


def _inside(widget: QWidget, focused: QWidget | None) -> bool:
    return focused is not None and widget.isAncestorOf(focused)


def _before(passed: list[QWidget], at: int) -> list[QWidget]:
    return [*reversed(passed[:at]), *reversed(passed[at:])]


def _is_stop(widget: QWidget) -> bool:
    tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return tab and widget.isEnabled() and widget.focusProxy() is None


def _stops(
    widget: QWidget, focused: QWidget | None, *, soon: bool = False
) -> Iterator[QWidget]:
    hidden = _put_away(widget) if soon else widget.isHidden()
    if hidden and not widget.isWindow():
        return
    if _is_stop(widget) or widget is focused:
        yield widget
    if any(widget.inherits(name) for name in _WHOLE):
        return
    if isinstance(widget, QScrollArea):
        inside = widget.widget()
        if inside is not None:
            yield from _stops(inside, focused, soon=soon)
        return
    layout = widget.layout()
    placed: set[int] = set()
    if layout is not None:
        children = _children(widget)
        inner = list(_widgets_of(layout, children))
        placed = {id(each) for each in inner}
        floating = [w for w in children if id(w) not in placed]
        for each in floating:
            yield from _stops(each, focused)  # no layout would show it
        for each in inner:
            yield from _stops(each, focused, soon=soon)
    else:
        for each in _children(widget):
            yield from _stops(each, focused)


def _children(widget: QWidget) -> list[QWidget]:
    return [
        child
        for child in widget.children()
        if isinstance(child, QWidget) and not child.isWindow()
    ]


def _widgets_of(layout: QLayout, among: list[QWidget]) -> Iterator[QWidget]:
    """Yield those ``among`` that the layout places, in its order.

    Never by ``itemAt``: PySide 6.11 keeps its wrapper of an item until the layout
    goes, Qt deletes the item with its widget, and the next layout made at that
    address brings the whole program down.
    """
    if isinstance(layout, Flow):
        yield from layout.widgets()
        return
    inside = [child for child in layout.children() if isinstance(child, QLayout)]
    placed: dict[int, QWidget | QLayout] = {}
    placed |= {layout.indexOf(widget): widget for widget in among}
    placed |= {layout.indexOf(inner): inner for inner in inside}
    for at, each in sorted(placed.items()):
        if at < 0:
            continue
        if isinstance(each, QLayout):
            yield from _widgets_of(each, among)
        else:
            yield each

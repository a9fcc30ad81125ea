"""When a preview looks for garbage: never while an author waits, and not never."""

import gc
import weakref

import pytest

from sop_plugin.mkdocs_site.put_off_garbage import PutOffGarbage


class Ring:
    def __init__(self) -> None:
        self.itself = self


def rebuild(garbage: PutOffGarbage) -> "weakref.ref[Ring]":
    """One that leaves something behind which only the collector finds."""
    with garbage.put_off():
        assert not gc.isenabled()
        return weakref.ref(Ring())


def test_nothing_is_looked_for_during_a_rebuild_and_all_is_found_when_it_is_quiet() -> None:
    garbage = PutOffGarbage()
    left = rebuild(garbage)
    assert gc.isenabled()
    assert garbage._timer is not None
    garbage._timer.cancel()
    gc.collect()
    assert left() is not None, "out of sight, so that drawing a page does not look at the whole manual"
    garbage._timer.function()
    assert left() is None
    garbage.end()


def test_whoever_never_pauses_does_not_fill_the_memory() -> None:
    garbage = PutOffGarbage()
    left = [rebuild(garbage) for _ in range(5)]
    assert [each() for each in left] == [None] * 5
    garbage.end()


def test_a_rebuild_that_fails_is_one_too() -> None:
    garbage = PutOffGarbage()
    with pytest.raises(KeyError), garbage.put_off():
        raise KeyError
    assert gc.isenabled()
    garbage.end()
    assert gc.get_freeze_count() == 0

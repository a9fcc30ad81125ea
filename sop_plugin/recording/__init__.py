"""What commands write: an event in the ledger and the lines in the document that go with it, or nothing.

One module for each transition. A ``Recorder`` compiles the manual as it would become, so a transition is refused by the same rules
that check it.
"""

from __future__ import annotations

from sop_plugin.recording.prepared import Prepared
from sop_plugin.recording.recorder import Recorder
from sop_plugin.recording.refused import Refused

__all__ = ["Prepared", "Recorder", "Refused"]

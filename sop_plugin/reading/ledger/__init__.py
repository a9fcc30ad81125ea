"""The ledger: ``file`` (all of it), ``line`` (one event) and its ``keys``; what the events of a number must keep, their ``chain``
and their ``order``; ``appending`` (one event more) and ``losses`` (what an earlier ledger had)."""

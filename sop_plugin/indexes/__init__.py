"""Look-ups made from the whole manual: who cites whom, which term occurs where."""

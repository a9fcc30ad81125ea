"""The ledger: its lines, its chain, the histories that it tells."""

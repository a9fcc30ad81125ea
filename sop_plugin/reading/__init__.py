"""From bytes to documents and an organisation; every bad input becomes a finding, never an exception."""

"""A Word package → what it says, paragraph by paragraph, with the numbers that Word shows."""

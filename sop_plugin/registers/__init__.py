"""Lists made from the whole manual: the master list, what must be reviewed when."""

"""The texts that pages show: which revisions have pages, their terms, and all of them as HTML."""

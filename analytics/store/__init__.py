"""Where every number lives: one narrow table of observations, with the sources and batches it came from."""

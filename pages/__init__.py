"""The pages: which figures each shows."""

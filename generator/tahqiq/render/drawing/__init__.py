"""Drawing: where the marks and the names of a figure stand. Numbers in, whole numbers out; no words."""

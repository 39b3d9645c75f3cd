"""Published values: text, digits, units, and the span between two ends."""

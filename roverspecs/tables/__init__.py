"""Tables: rows and columns of text in any format; they know no vehicle."""

"""Pages: a comparison as one HTML file."""

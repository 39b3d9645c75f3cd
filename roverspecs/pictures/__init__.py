"""Pictures: drawings to scale and charts."""

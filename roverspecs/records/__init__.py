"""Records: what was published about a vehicle, by whom, and how far it is trusted."""

"""Records: published figures of vehicles, their sources, and their order of trust."""

"""The commands: each is a few lines over one public function."""

"""Where records are kept: spaces of filed entries, written whole or not at all."""

"""How fast it is, measured: `script/bench`."""

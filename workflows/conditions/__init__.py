"""Named predicates. The name is the refusal's reason and selects its page; the words stand in `lang/*.toml`."""

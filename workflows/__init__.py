"""Who may do what, when, and what follows: pure, without framework, clock, chance or input and output."""

"""What an award is worth: a profile of the law, an award and facts per quarter, to amounts with a trace. No figure."""

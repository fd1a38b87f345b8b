"""`samenplan premium`: a case as JSON, priced by `workflows.premium`, printed as JSON or told as text."""

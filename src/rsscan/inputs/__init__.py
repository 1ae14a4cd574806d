"""What is handed in: lists, policies, bylines, identifiers, configuration; read without trust."""

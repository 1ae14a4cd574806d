"""The program as its users run it: processes, files, exit codes."""

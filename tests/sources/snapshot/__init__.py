"""A local store of OpenAlex: built, updated, looked into."""

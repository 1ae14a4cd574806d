"""The whole of OpenAlex in a store on one's own disk: how it is built of a snapshot, and how it is looked into."""

"""What the end-to-end tests stand on: the built `cake` as a process, and the peers it talks to."""

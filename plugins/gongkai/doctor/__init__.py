"""What a machine and a column need for the work, looked at: each thing in a file of its own."""

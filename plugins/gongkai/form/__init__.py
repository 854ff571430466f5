"""A form in the browser for records: its configuration, and a backend for one machine."""

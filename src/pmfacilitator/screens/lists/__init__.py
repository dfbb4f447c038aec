"""What all meetings learned, decided and had assumed: lists that are followed without opening one."""

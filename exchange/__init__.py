"""What crosses a wall: notices and messages."""

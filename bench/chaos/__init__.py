"""What the portal lives through: cases in flight while workers, clock, queue and database are taken away."""

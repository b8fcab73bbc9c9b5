"""Cases of the last weeks, planted through the deeds that people use: desk, tasks, supervision show life at first look."""

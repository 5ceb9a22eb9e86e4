"""What stands where in a text, with stable offsets: segments, quotations, and the shadow in which it is read."""

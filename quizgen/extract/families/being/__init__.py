"""What somebody or something is, is called or has become."""

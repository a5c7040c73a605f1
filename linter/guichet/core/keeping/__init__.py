"""What guichet works out of its own files, kept between runs."""

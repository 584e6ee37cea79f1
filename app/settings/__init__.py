"""What the person has chosen, kept between starts."""

"""What claims, benchmarks and pictures measure alike; a theorem itself is in `properties/`."""

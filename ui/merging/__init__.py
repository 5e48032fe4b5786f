"""合わせる: other copies are looked at, taken in and taken back; what they wrote in two ways is decided."""

"""合わせる: what other copies bring, what people have to decide about it, and what may be the same thing twice."""

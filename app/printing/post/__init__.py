"""What goes by post: address labels, postcards, and reply-paid postcards that ask whether a record is still right."""

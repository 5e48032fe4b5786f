"""書き出す: the whole book as Excel, CSV or JSON, for whom it is meant, and where it lies afterwards."""

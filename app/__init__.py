"""The heart of つどいば: records, rules, changes, search, exchange and printing. Knows neither Qt nor the database."""

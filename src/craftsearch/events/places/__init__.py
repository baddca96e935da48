"""Places: a gazetteer of European cities, countries and regions, and finding them in prose."""

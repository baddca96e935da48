"""Places: a gazetteer of European cities, countries and regions, and finding them in prose."""

from craftsearch.events.places.finding import find_places as find_places

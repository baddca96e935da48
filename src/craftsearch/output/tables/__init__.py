"""Values as rich's tables, one module per question that people ask. Scraped text is made safe first."""

"""Knowledge orders: asking, answering, and who has answered."""

"""How the invented school is made: names, words, and the records put together from them."""

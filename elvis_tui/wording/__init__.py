"""Words for screens and shells; each module is one room's, or lies across them."""

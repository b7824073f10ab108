"""Who comes without a seat: guests who are shown one paper, deputies who take their seat."""

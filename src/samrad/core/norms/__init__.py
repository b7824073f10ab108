"""What the law asks for, one constant per paragraph, one file per country."""

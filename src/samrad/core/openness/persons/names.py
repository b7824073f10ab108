"""First names common in Norway and Sweden, and how a street is written.

The names are among the most common of SSB's and SCB's public lists. A name alone is never a
finding: mayors and chiefs of police have one, too.
"""


def words(text: str) -> frozenset[str]:
    """The words of a text, each once."""
    return frozenset(text.split())


FIRST_NAMES = words(
    """
    Anders Andreas Anette Anita Anna Anne Annika Arne Astrid August Axel Bente Berit
    Birgitta Bjørn Björn Camilla Carina Carl Caroline Cecilia Cecilie Charlotte
    Christian Christina Christoffer Daniel David Eirik Elias Elin Elisabeth Ella Elsa
    Emil Emilia Emilie Emma Erik Espen Eva Filip Fredrik Frida Fatima Geir Gerd Grete
    Gro Gunnar Gustav Hampus Hanna Hannah Hanne Hans Harald Hedda Heidi Helena Helene
    Helge Henrik Hilde Håkan Håkon Håvard Ida Inger Ingrid Ingvild Irene Isabella Isak
    Ivar Jakob Jan Jens Jenny Jesper Joakim Johan Johanna Johannes John Jon Jonas
    Jonathan Jorunn Josef Julia Julie Jørgen Jörgen Karen Kari Karin Karl Katarina Kent
    Kerstin Kim Kjell Klara Knut Kristian Kristin Kristina Kristine Kristoffer Lars
    Laila Lena Leif Lennart Lina Linda Linn Linnea Linus Lisa Liv Lucas Ludvig Magnus
    Maja Malin Marcus Margareta Mari Maria Marianne Marie Marit Markus Marte Martin
    Mathias Matilda Mats Mattias Michael Mikael Mohamed Mohammed Mona Monica Morten Nils
    Nina Nora Odd Ola Olav Ole Oliver Olof Oskar Oscar Ove Patrik Per Pernilla Peter
    Petter Pål Ragnhild Randi Robert Roger Rolf Rune Sara Sebastian Silje Simen Simon
    Siri Sofia Sofie Solveig Stein Sten Stian Stig Stine Susanne Svein Sven Sverre Terje
    Thea Therese Thomas Thor Tobias Tom Tommy Tone Tor Torbjørn Tore Torunn Trine Trond
    Turid Tuva Ulf Ulla Vegard Vera Viktor Vilde William Wilma Yasmin Yusuf Ali Ahmed
    Amina Omar Zahra Åge Åke Åsa Åse Øystein Øyvind
    """
)
# The last letters of the name of a street.
STREETS = (
    "veien|vegen|vei|veg|gata|gaten|gate|gatan|vägen|väg|stien|stigen|stig|alleen|allén|allé"
    "|plassen|platsen|bakken|backen|svingen|gränd|gränden|torget|torg|tunet|haugen|kroken"
)

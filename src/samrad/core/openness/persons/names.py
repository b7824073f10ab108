"""First names and family names common in Norway and Sweden, and how a street is written.

The names are among the most common of SSB's and SCB's public lists, of today's young people
too. No list is whole: a name that is not here is known by what stands beside it
(`called.py`), and a name that is helps where that is in doubt. A name alone is never a
finding: mayors and chiefs of police have one, too.
"""


def words(text: str) -> frozenset[str]:
    """The words of a text, each once."""
    return frozenset(text.split())


FIRST_NAMES = words(
    """
    Abdi Abdirahman Abdullah Ada Adam Adele Adnan Adrian Agnes Ahmad Ahmed Aisha Aksel
    Albert Albin Aleksander Alexander Alexandra Alf Alfred Ali Alice Alicia Alina Alma Alva
    Alvar Alvin Amalia Amalie Amanda Amelia Amina Amir Amira Amna Anders Andrea Andreas
    Andrine Ane Anette Angelica Anita Anja Anna Anne Annika Anton Antonia Arda Are Arild
    Arne Arvid Asta Astrid August Aurora Axel Aya Ayan Ayla Beate Benedicte Benedikte Bengt
    Benjamin Bente Berit Birgit Birgitta Birk Bjarne Björn Bjørn Bo Börje Børge Camilla
    Caren Carina Carl Carmen Caroline Casper Cato Cecilia Cecilie Charlie Charlotte Christel
    Christian Christina Christine Christoffer Clara Colin Cornelia Dag Dagny Dani Daniel
    Daniela Danielle David Dennis Diana Dina Dominik Dorthe Ebba Ebbe Edda Eddie Edith
    Edvard Edvin Egil Eilert Einar Eira Eirik Eirin Ela Elena Eli Elias Elif Elin Elina
    Eline Elisa Elisabeth Elise Ella Ellen Elliot Elma Elmer Elsa Else Elvira Embla Emelie
    Emil Emilia Emilie Emily Emma Emrik Engla Enya Erica Erik Erika Erlend Erling Espen
    Ester Esther Eva Evelina Even Fabian Falk Farah Fatima Fatma Felicia Felix Filip Filippa
    Finn Fredrik Freja Freya Frida Fride Fridtjof Frode Fröja Frøya Gabriel Gard Geir Georg
    Gerd Gina Gjertrud Greta Grete Gro Gudrun Gunhild Gunn Gunnar Gustav Göran Gøran Haakon
    Hailey Haitham Halvor Hamid Hampus Hanna Hannah Hanne Hans Harald Harry Hassan Hauk
    Hedda Hedvig Hege Heidi Heine Helen Helena Helene Helga Helge Helle Hellen Hennie
    Henning Henny Henriette Henrik Herman Hermine Hilda Hilde Huda Hugo Hussein Håkan Håkon
    Håvard Ian Iben Ibrahim Ida Idun Idunn Ilyas Ines Inga Inge Inger Ingrid Ingunn Ingvild
    Irene Iris Isa Isabel Isabella Isac Isak Isha Ismail Ivan Ivar Iver Izabella Jack Jacob
    Jakob Jakub James Jamila Jan Jana Jannike Jasmin Jasmine Jennie Jenny Jens Jeppe Jesper
    Jessica Joachim Joakim Joar Joel Johan Johanna Johannes John Johnny Jon Jonas Jonatan
    Jonathan Jone Jorunn Josef Josefin Josefine Joseph Julia Julian Julie Julius Junaid June
    Juni Jörgen Jørgen Jørn Kacper Kai Kaisa Kaja Karen Kari Karim Karin Karina Karl Karla
    Karolina Karoline Kaspar Kasper Katarina Kathrine Kent Kerstin Kevin Khadija Khalid Kian
    Kim Kine Kira Kirsten Kjell Kjersti Kjetil Klara Knut Kristian Kristin Kristina Kristine
    Kristoffer Laila Lana Lara Lars Laura Lea Leah Leander Leif Lena Lennart Leo Leon Leona
    Leonora Levi Liam Lilja Lillian Lilly Lily Lin Lina Linda Line Linn Linnea Linnéa Linus
    Lisa Lise Liv Liva Live Loke Lotta Lotte Louis Louise Lova Love Lovisa Luca Lucas Lucia
    Ludvig Ludwig Luka Lukas Luna Lydia Lykke Madeleine Madelen Mads Magne Magnhild Magnus
    Mahmoud Mai Maia Maja Malak Malene Malin Malte Marcel Marcus Maren Margareta Margit
    Margrethe Mari Maria Mariam Marianne Marie Marina Marion Marit Marius Marko Markus Marte
    Martha Marthe Martin Martine Mary Maryam Mateo Mathea Matheo Mathias Mathilda Mathilde
    Mathis Matilda Matilde Mats Matteo Mattias Max Maximilian Maya Melina Melissa Melker
    Melvin Merete Meryem Mia Michael Michelle Mikael Mikal Mikkel Mila Milan Milla Mille
    Milo Mina Mio Mira Miriam Moa Mohamed Mohammad Mohammed Molly Mona Monica Morten
    Muhammad Muhammed Mustafa Myra Nada Nadia Nahom Naomi Natalia Natalie Nathalie Nathaniel
    Nellie Nelly Neo Nicholas Nicklas Nicolai Nicolas Nicole Niklas Nikolai Nikoline Nila
    Nils Nina Noa Noah Noel Nor Nora Norah Oda Odd Odin Ola Olaf Olav Ole Oline Oliver
    Olivia Olle Olof Omar Omer Oscar Oskar Osman Othilie Otto Ove Patricia Patrick Patrik
    Paul Per Pernilla Pernille Peter Petra Petter Philip Phillip Pia Pål Rachel Ragna Ragnar
    Ragnhild Rahma Rakel Randi Rania Rasmus Rayan Rebecca Rebecka Rebekka Regine Reidar
    Rikke Robert Robin Roger Rolf Ronja Roy Ruben Runar Rune Ruth Saga Sahra Sally Salma Sam
    Samir Samira Samuel Sander Sandra Sanna Sara Sarah Sebastian Selina Seline Selma Serina
    Sienna Signe Sigrid Sigurd Silas Silje Simen Simon Sina Sindre Siren Siri Siv Siver
    Sivert Sixten Skage Skye Snorre Sofia Sofie Sol Solveig Sondre Sonja Sophia Sophie
    Stefan Steffen Stein Steinar Stella Sten Stian Stig Stina Stine Storm Sture Sumaya
    Sunniva Susanne Svante Svea Svein Sven Sverre Synne Synnøve Syver Szymon Tage Tanja Tara
    Tarjei Tea Teo Teodor Terje Tess Thea Thelma Theo Theodor Theresa Therese Thomas Thor
    Thorvald Thyra Tilda Tilde Tilla Tim Timian Tina Tindra Tine Tiril Tobias Tom Tomas
    Tommy Tone Tonje Tor Torbjörn Torbjørn Tord Tore Torgeir Torje Torstein Torsten Torunn
    Trine Trond Troy Truls Trygve Turid Tuva Tyra Ulf Ulla Ulrik Ulrika Una Valentina
    Vanessa Vega Vegard Vera Veronica Veslemøy Vetle Vibeke Victor Victoria Vidar Vide
    Vigdis Viggo Viktor Viktoria Vilde Vilgot Vilhelm Vilja Ville Villemo Vilma Vincent
    Vivian Vårin Wanja Wenche Wictor Wiktor Wiktoria Wilhelm Wilja Wille William Wilma
    Wilmer Xander Yahya Yasin Yasmin Yasmine Ylva Yngve Yonas Yousef Yusuf Zahra Zain Zainab
    Zakaria Zara Zeinab Zoe Zofia Zuzanna Ådne Åge Åke Åsa Åse Åshild Åsmund Ægir Örjan
    Ørjan Øystein Øyvind Øyvor
    """
)
# Of these many are the names of farms and places; only those that are hardly anything else.
FAMILY_NAMES = words(
    """
    Aas Ahmadi Ali Amundsen Andersen Andersson Andreassen Antonsen Arnesen Bakke Bakken
    Berntsen Birkeland Bjerke Carlsen Carlsson Christensen Christiansen Danielsen Edvardsen
    Eide Eliassen Ellingsen Engen Eriksen Eriksson Evensen Fredriksen Gulbrandsen Gundersen
    Gustafsson Hagen Halvorsen Hansen Hanssen Hansson Haugen Haugland Helgesen Henriksen
    Hussain Isaksen Iversen Jacobsen Jakobsen Jansson Jensen Johannessen Johansen Johansson
    Johnsen Jonassen Jonsson Jørgensen Karlsen Karlsson Khan Knudsen Knutsen Kristensen
    Kristiansen Kristoffersen Larsen Larsson Lie Lien Lindberg Lindqvist Lindström Lunde
    Madsen Martinsen Mathisen Mikkelsen Moe Moen Mortensen Myhre Myklebust Nguyen Nielsen
    Nilsen Nilsson Nygaard Nygård Olsen Olsson Paulsen Pedersen Persson Petersen Pettersen
    Pettersson Rasmussen Sandvik Simonsen Sivertsen Solberg Solheim Strømmen Svendsen
    Svensson Syversen Sæther Sørensen Thomassen Thorsen Tveit Wilhelmsen Ødegård
    """
)
# The last letters of the name of a street.
STREETS = tuple(
    words(
        """
        alleen allé allén backe backen bakke bakken brinken bråten esplanaden faret gata
        gatan gate gaten grenda gränd gränden gårdsveg haugen jordet kollen krok kroken
        leden lia løkka løkken plass plassen plats platsen ringen slingan smauet smuget sti
        stien stig stigen stråket svingen terrasse terrassen toppen torg torget tun tunet
        veg vegen vei veien väg vägen åsen
        """
    )
)

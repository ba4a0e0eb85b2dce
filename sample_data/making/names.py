"""First names and surnames that are ordinary in Norway, to be combined by chance.

No word here is also a word of the texts, and staff share no name with a student: where names
are hidden, a name that is found is a name that leaked.
"""

from __future__ import annotations

from making.chance import each

FIRST = each(
    "Nora Emma Sofie Ella Maja Olivia Emilie Sara Ingrid Thea Leah Selma Frida Astrid Tuva "
    "Amalie Mathilde Julie Anna Hedda Vilde Sigrid Tiril Aurora Mia Marie Eline Hanna Amanda "
    "Maria Andrea Celine Helene Johanne Malin Martine Silje Camilla Synne Oda Ronja Madelen "
    "Jenny Alma Iben Mille Signe Eira Ada Mari Karoline Victoria Rebecca Susanne Kaja Ine Guro "
    "Ragnhild Åse Tonje Sanne Benedikte Elise Lotte Stine Pernille Renate Tilde Hermine Åshild "
    "Jakob Lucas Emil Oskar Isak Filip Noah Oliver Aksel Mathias Kasper Henrik Tobias Jonas "
    "Magnus Sander Elias Alexander Liam Håkon Sivert Johannes Ulrik Theo Olav Johan Kristian "
    "Sebastian Marius Adrian Sondre Simen Martin Daniel Markus Fredrik Andreas Kristoffer Erik "
    "Jørgen Mikkel Eskil Mats Sverre Trym Brage Vetle Herman Ludvig Iver Jens Peder Gustav "
    "Lars Anders Ole Halvor Torstein Bjørnar Øystein Stian Ørjan Joakim Robin Sigurd Birk Amund "
    "Embrik Tarjei Eivind Njål Åsmund Vebjørn Trygve Edvard Kåre Benjamin Leon Nikolai Teodor"
)

LAST = each(
    "Hansen Johansen Olsen Larsen Andersen Pedersen Nilsen Kristiansen Jensen Karlsen Johnsen "
    "Pettersen Eriksen Berg Haugen Hagen Johannessen Andreassen Jacobsen Dahl Jørgensen "
    "Henriksen Lund Halvorsen Sørensen Jakobsen Moen Gundersen Iversen Svendsen Solberg "
    "Martinsen Knutsen Eide Bakken Paulsen Kristoffersen Mathisen Isaksen Rasmussen Solheim "
    "Moe Nygård Antonsen Lien Aasen Fredriksen Hauge Ødegård Amundsen Strømsnes Evensen Nguyen "
    "Rønning Myhre Tangen Solli Lid Rud Skoglund Sætre Fjeldstad Grønvold Brenden Løvås Nordli "
    "Engen Stensrud Kvernmo Ulvestad Sveen Rustad Holmen Kjølstad Bjørnstad Tørmoen Nesset "
    "Skjæret Nordby Øverby Våler Bergum Sandbakken Flaten Hovde Ryen Sagen Tofte Storsveen Galåen "
    "Husum Bråten Finstad Granum Sørli Vestli Østby Åmot Lunde Teigen Rønningen Kvamme Nyborg "
    "Høiby Sørum Melby Gjerdrum Narum Ekeberg Furuseth Lindstad Snerte Hestnes Skarpsno Tronstad"
)

TWO_PART_FIRST = (
    "Anne Marie",
    "Ole Martin",
    "Karl-Erik",
    "Thea Marie",
    "Lars Petter",
    "Eva-Lill",
    "Pål Kristian",
    "Emma Sofie",
)
TWO_PART_LAST = (
    "Berg Haugen",
    "Moe-Larsen",
    "Dahl Nygård",
    "Lund-Eriksen",
    "Hagen Sveen",
    "Lindén",
    "Nordli Solheim",
    "Rud-Olsen",
    "Bråten Moen",
    "Østby Lien",
    "Sætre-Vestli",
    "Tofte Granum",
)

# (weight of a hundred, first names, surnames)
ELSEWHERE = (
    (
        2,
        each("Máret Ánne Biret Inga-Máret Risten Ánte Niillas Áilu Jovnna Sárá"),
        each("Somby Sárá-Eira Utsi Hætta Bæivi Guttorm Näkkäläjärvi Gaup Balto Valkeapää"),
    ),
    (
        4,
        each("Zofia Oliwia Maja Wiktoria Łucja Małgorzata Jakub Szymon Michał Kacper Paweł"),
        each("Kowalska-Nowak Wiśniewski Wójcik Kamiński Lewandowski Zieliński Dąbrowski Król"),
    ),
    (
        3,
        each("Amina Hodan Fadumo Ifrah Sahra Abdi Mohamed Yusuf Liban Ayaan Omar Zakaria"),
        each("Warsame Abdullahi Hassan Farah Ali Jama Osman Yusuf Mohamud Ibrahim"),
    ),
    (
        4,
        each("Layla Nour Yasmin Rania Salma Ahmad Hamza Yousef Karim Bilal Zeinab Mustafa"),
        each("Alhassan Haddad Khalil Mansour Saleh Nasser Alkhatib Darwish Aziz Amin"),
    ),
    (
        2,
        each("Daryna Oksana Kateryna Andrij Dmytro Bohdan Solomija Maksym"),
        each("Kovalenko Shevchenko Bondarenko Tkachenko Melnyk Boiko"),
    ),
    (
        3,
        each("Selam Rahel Filmon Natnael Luwam Linh Minh Anh Tuan Thuy André René Inés Zoé"),
        each("Tesfay Ghebremariam Haile Tran Pham Nguyen Vo Santos Muñoz Müller François"),
    ),
)

STAFF_FIRST = each(
    "Berit Kari Turid Bjørg Randi Solveig Unni Gerd Wenche Liv-Grete Inger Marit Gro Tove Anita "
    "Hilde Nina Trine Monica Heidi Lise Grete Siv Gudrun Mona Vigdis Laila Reidun Kirsti Torill "
    "Geir Knut Svein Terje Arne Harald Rune Tore Trond Ivar Leif Roar Steinar Morten Øyvind Jarle "
    "Ingvar Frode Kjell Atle Asbjørn Egil Roger Oddvar Vidar Dagfinn Hallgeir Bård Espen Ståle "
    "Kjersti Bente Merete Elin Ragna Gunnar"
)

STAFF_LAST = each(
    "Aas Brekken Austad Bjerkeseth Bolstad Dalsegg Ellingsrud Fagerli Fossum Grindal Gjestvang "
    "Hammerstad Heggelund Hjelle Husebø Kalbakk Kirkebø Kleiven Kolstad Krogseth Langmyr Lillemo "
    "Lystad Midtskog Mælum Nergård Nordhagen Opsahl Oppegaard Ramsøy Reinertsen Ringstad Rogne "
    "Rostad Sandnes Seljord Skaar Skogheim Skråmestø Slettum Smedsrud Sollien Stavnes Steinsholt "
    "Storhaug Strandvik Sundet Svarstad Søgaard Thoresen Tveitan Tveter Tømte Ulsrud Vangen "
    "Vikan Vinje Wangberg Westby Ødegaarden Øvergård Ånestad Åsheim Bredesen Hoel Kvisler"
)

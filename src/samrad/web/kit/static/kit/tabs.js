// On a narrow screen the council's tabs scroll: the one that is open comes into sight.
document.querySelector(".tab[aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });

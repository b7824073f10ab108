// Lists in an order: drag an item to another's place. The arrows beside each do the same.
for (const list of document.querySelectorAll("[data-ordered]")) {
  let dragged = null;
  list.addEventListener("dragstart", (event) => {
    dragged = event.target.closest("li");
    event.dataTransfer.effectAllowed = "move";
  });
  list.addEventListener("dragover", (event) => {
    const over = event.target.closest("li");
    if (!dragged || !over || over === dragged) return;
    event.preventDefault();
    const below = event.clientY > over.getBoundingClientRect().top + over.offsetHeight / 2;
    over.parentNode.insertBefore(dragged, below ? over.nextSibling : over);
  });
  list.addEventListener("drop", (event) => event.preventDefault());
  list.addEventListener("dragend", () => {
    if (!dragged) return;
    const first = Math.min(...[...list.children].map((one) => Number(one.dataset.place)));
    const to = first + [...list.children].indexOf(dragged);
    const form = dragged.querySelector("form");
    if (to !== Number(dragged.dataset.place)) {
      const place = document.createElement("input");
      place.type = "hidden";
      place.name = "to";
      place.value = String(to);
      form.append(place);
      form.submit();
    }
    dragged = null;
  });
}

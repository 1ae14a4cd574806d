
"use strict";
(() => {
  const table = document.getElementById("subjects");
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const form = document.getElementById("filter");
  const count = document.getElementById("count");
  const language = document.documentElement.lang;
  const number = new Intl.NumberFormat(language);
  const order = new Intl.Collator(language, { numeric: true });
  const texts = rows.map((row) => row.textContent.toLocaleLowerCase(language));

  function filter() {
    const asked = new FormData(form);
    const words = asked.get("text").toLocaleLowerCase(language).split(/\s+/).filter(Boolean);
    let shown = 0;
    rows.forEach((row, at) => {
      const data = row.dataset;
      const fits =
        words.every((word) => texts[at].includes(word)) &&
        (!asked.get("verdict") || data.verdict === asked.get("verdict")) &&
        (!asked.get("severity") || Number(data.severity) >= Number(asked.get("severity"))) &&
        (!asked.get("list") || data.lists.split(" ").includes(asked.get("list")));
      row.hidden = !fits;
      shown += fits;
    });
    const said = { shown: number.format(shown), all: number.format(rows.length) };
    count.textContent = count.dataset.message.replace(/\{(\w+)\}/g, (_, name) => said[name]);
  }

  function sort(head) {
    const turn = head.ariaSort === "ascending" ? -1 : 1;
    for (const other of head.parentElement.cells) other.removeAttribute("aria-sort");
    head.ariaSort = turn === 1 ? "ascending" : "descending";
    const keys = new Map(rows.map((row) => {
      const cell = row.cells[head.cellIndex];
      return [row, cell.dataset.key ?? cell.textContent];
    }));
    body.append(...[...rows].sort((one, other) => turn * order.compare(keys.get(one), keys.get(other))));
  }

  for (const head of table.tHead.rows[0].cells) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    button.addEventListener("click", () => sort(head));
    head.append(button);
  }
  form.addEventListener("input", filter);
  form.addEventListener("reset", () => setTimeout(filter));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  filter();
})();

// The search bar as a combobox (WAI-ARIA APG, list autocomplete, manual selection); without this file it is a plain form.
const WAIT = 120;

function combobox(form) {
  const input = form.querySelector("input[type=search]");
  const list = document.createElement("ul");
  const told = document.createElement("p");
  let options = [], active = -1, timer = 0, asking = null, asked = "";

  list.id = `${input.id}-suggestions`;
  list.className = "suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", form.dataset.label);
  list.hidden = true;
  told.className = "hidden-text";
  told.setAttribute("role", "status");
  form.append(list, told);
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-controls", list.id], ["aria-expanded", "false"]]) input.setAttribute(name, value);

  function mark(index) {
    options.forEach((option, n) => option.setAttribute("aria-selected", String(n === index)));
    active = index;
    if (index < 0) return input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-activedescendant", options[index].id);
    options[index].scrollIntoView({ block: "nearest" });
  }

  function close() {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    mark(-1);
  }

  function open() {
    if (!options.length) return close();
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
  }

  function choose(option) {
    input.value = option.textContent;
    close();
    form.requestSubmit();
  }

  function show(texts) {
    options = texts.map((text, n) => {
      const option = document.createElement("li");
      option.id = `${list.id}-${n}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.textContent = text;
      option.addEventListener("click", () => choose(option));
      return option;
    });
    list.replaceChildren(...options);
    active = -1;
    told.textContent = texts.length ? `${texts.length} ${form.dataset.count}` : "";
    open();
  }

  async function ask() {
    const typed = input.value.trim();
    asking?.abort();
    if (typed === asked) return open();
    asking = new AbortController();
    const answer = await fetch(`${form.dataset.suggest}?q=${encodeURIComponent(typed)}`, { signal: asking.signal });
    const { suggestions } = await answer.json();
    asked = typed;
    if (document.activeElement === input) show(suggestions);
  }

  function later() {
    clearTimeout(timer);
    timer = setTimeout(() => ask().catch(() => undefined), WAIT);
  }

  function move(step) {
    if (list.hidden) return options.length ? open() : later();
    mark((active + step + options.length + (active < 0 && step < 0 ? 1 : 0)) % options.length);
  }

  input.addEventListener("input", (event) => { if (!event.isComposing) later(); });
  input.addEventListener("compositionend", later);
  input.addEventListener("blur", close);
  list.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (event.altKey) return event.key === "ArrowDown" ? open() : close();
      move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && active >= 0 && !list.hidden) {
      event.preventDefault();
      choose(options[active]);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    }
  });
}

document.querySelectorAll("form[data-suggest]").forEach(combobox);

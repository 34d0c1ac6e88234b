// How far the moment that is shown has come in the output: lines after it are pale, the last one before it is marked,
// and a line leads to its moment, by a click or by the arrow keys.

export class Reached {
  #log;
  #pale = [];
  #now = null;
  #letters = Infinity;

  constructor(log) {
    this.#log = log;
  }

  clear() {
    this.#pale = [];
    this.#now = null;
    this.#letters = Infinity;
    this.#log.classList.remove('has-moments');
  }

  /**
   * @param {HTMLElement[]} lines in order, each with the number of its first letter
   * @param {number} letters how many have been printed; Infinity at the end of the run
   */
  show(lines, letters) {
    this.#log.classList.add('has-moments');
    const isPale = (line) => startOf(line) >= letters;
    const first = firstWhere(lines, isPale);
    const before = firstWhere(lines, (line) => startOf(line) >= this.#letters);
    for (let i = Math.min(first, before); i < Math.max(first, before); i += 1) lines[i].classList.toggle('is-ahead', isPale(lines[i]));
    if (this.#pale.length === 0 || letters !== this.#letters) this.#showEnd(letters < Infinity);
    this.#letters = letters;
    this.#mark(letters < Infinity ? lines[first - 1] : null);
  }

  /** How the run ended is reached at its end. */
  #showEnd(isAhead) {
    this.#pale = [...this.#log.querySelectorAll('.value, .warning, .error')];
    for (const entry of this.#pale) entry.classList.toggle('is-ahead', isAhead);
  }

  #mark(line = null) {
    if (line === this.#now) return;
    this.#now?.classList.remove('is-now');
    this.#now = line;
    line?.classList.add('is-now');
    if (line) keepInSight(this.#log, line);
  }

  /** @param {() => HTMLElement[]} linesOf the lines there are when somebody asks */
  listen(act, linesOf) {
    this.#log.addEventListener('click', ({ target }) => {
      const line = target.closest('.printed');
      if (line && !target.closest('button') && selectionOf(this.#log).isCollapsed) act(startOf(line));
    });
    this.#log.addEventListener('keydown', (event) => {
      const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
      if (!by || event.target !== this.#log || !this.#log.classList.contains('has-moments')) return;
      const lines = linesOf();
      const next = (this.#now ? lines.indexOf(this.#now) : this.#letters < Infinity ? -1 : lines.length) + by;
      if (!lines[next]) return;
      event.preventDefault();
      act(startOf(lines[next]));
    });
  }
}

/** Inside a shadow tree some browsers keep a selection of its own. */
function selectionOf(node) {
  return node.getRootNode().getSelection?.() ?? getSelection();
}

const startOf = (line) => Number(line.dataset.start);

/** The index of the first line of which `test` is true, where it is true of all after it. */
function firstWhere(lines, test) {
  let low = 0;
  for (let high = lines.length; low < high;) {
    const middle = (low + high) >> 1;
    if (test(lines[middle])) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Scrolls the log and never the page. */
function keepInSight(log, line) {
  const top = line.offsetTop - log.offsetTop;
  if (top < log.scrollTop) log.scrollTop = top - 8;
  else if (top + line.offsetHeight > log.scrollTop + log.clientHeight) log.scrollTop = top + line.offsetHeight - log.clientHeight + 8;
}

// Panels that show the moment in many words. A single step shows each at once, with what moved in motion. When the
// moment moves faster than anybody reads, to draw them all in every frame would make the slider lag behind the hand: then
// they take turns, one a frame, and the last moment always reaches each.

/** Frames after which a moment is a step of its own. In frames, so that where each takes long there is less to draw. */
const APART = 4;
/** Milliseconds that what moved takes to get there, at most. */
const LONGEST = 240;

export class Followers {
  #panels;
  #frames;
  #view = null;
  /** Those that do not show the last moment yet. */
  #behind = [];
  #frame = 0;
  /** Frames until the next moment is a step of its own. */
  #left = 0;
  #shownAt = 0;

  /**
   * @param {{show: (view: object) => void}[]} panels are handed the view with `motion`: how many milliseconds what moved may take
   * @param {{request: (act: () => void) => number, cancel: (frame: number) => void, now: () => number}} frames
   */
  constructor(panels, frames) {
    this.#panels = panels;
    this.#frames = frames;
  }

  show(view) {
    const now = this.#frames.now();
    const isStep = this.#left === 0;
    this.#view = { ...view, motion: isStep ? Math.min(now - this.#shownAt, LONGEST) : 0 };
    this.#shownAt = now;
    this.#left = APART;
    this.#behind.push(...this.#panels.filter((panel) => !this.#behind.includes(panel)));
    while (isStep && this.#behind.length > 0) this.#drawNext();
    this.#frame ||= this.#frames.request(() => this.#tick());
  }

  /** Draws nothing until another view comes, and that one at once. */
  clear() {
    this.#frames.cancel(this.#frame);
    [this.#frame, this.#left, this.#behind] = [0, 0, []];
  }

  #tick() {
    this.#left -= 1;
    if (this.#behind.length > 0) this.#drawNext();
    this.#frame = this.#left > 0 ? this.#frames.request(() => this.#tick()) : 0;
  }

  #drawNext() {
    this.#behind.shift().show(this.#view);
  }
}

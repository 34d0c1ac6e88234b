// Moves through the moments of a record: by itself at a speed, or to wherever the reader asks. It knows no page; what is
// shown is the business of whoever listens.

/** A frame that comes late (another tab was in front) does not skip what happened meanwhile. */
const LONGEST_FRAME = 0.1;

export class Player {
  #due = [0];
  #turns = [0];
  /** Seconds of playback at 1x. */
  #at = 0;
  #frame = 0;
  #last = 0;
  playing = false;
  speed = 1;
  /** The moment that is shown, and how much of the pause before the next has passed: 0 to 1. */
  stop = 0;
  ahead = 0;

  /**
   * @param {{onMove: (player: Player) => void, onPlaying: (playing: boolean) => void}} listeners
   * @param {{request: (f: (now: number) => void) => number, cancel: (frame: number) => void}} frames
   */
  constructor({ onMove, onPlaying }, frames) {
    Object.assign(this, { onMove, onPlaying, frames });
  }

  /**
   * @param {ArrayLike<number>} due from pace.js
   * @param {ArrayLike<number>} turns the first moment of each turn
   */
  load(due, turns) {
    this.pause();
    [this.#due, this.#turns, this.stop, this.ahead] = [due, turns, -1, 0];
  }

  get last() {
    return this.#due.length - 1;
  }

  /** From here, or from the start if this is the end. */
  play() {
    if (this.playing) return;
    if (this.stop === this.last) this.seek(0);
    this.playing = true;
    this.#last = 0;
    this.onPlaying(true);
    this.#frame = this.frames.request((now) => this.#tick(now));
  }

  pause() {
    if (!this.playing) return;
    this.frames.cancel(this.#frame);
    this.playing = false;
    this.onPlaying(false);
  }

  /** Goes to a moment, or `ahead` of it towards the next (0 to 1), and stays there. */
  seek(stop, ahead = 0) {
    this.pause();
    this.#show(Math.min(Math.max(stop, 0), this.last), ahead);
  }

  step(by) {
    const between = by < 0 && this.ahead > 0 ? 1 : 0; // in a pause, back is to the moment it began with
    this.seek(this.stop + by + between);
  }

  turn(by) {
    const turns = Array.from(this.#turns);
    const to = by > 0 ? turns.find((first) => first > this.stop) : turns.findLast((first) => first < this.stop);
    this.seek(to ?? (by > 0 ? this.last : 0));
  }

  #show(stop, ahead) {
    const pause = stop < this.last ? this.#due[stop + 1] - this.#due[stop] : 0;
    this.#at = this.#due[stop] + pause * ahead;
    this.#place(stop, pause > 0 ? ahead : 0);
  }

  #place(stop, ahead) {
    if (stop === this.stop && ahead === this.ahead) return;
    [this.stop, this.ahead] = [stop, ahead];
    this.onMove(this);
  }

  #tick(now) {
    const passed = this.#last ? Math.min((now - this.#last) / 1000, LONGEST_FRAME) : 0;
    this.#last = now;
    this.#at = Math.min(this.#at + passed * this.speed, this.#due[this.last]);
    let stop = this.stop;
    while (stop < this.last && this.#due[stop + 1] <= this.#at) stop += 1;
    const pause = stop < this.last ? this.#due[stop + 1] - this.#due[stop] : 0;
    this.#place(stop, pause > 0 ? (this.#at - this.#due[stop]) / pause : 0);
    if (stop === this.last) this.pause();
    else if (this.playing) this.#frame = this.frames.request((next) => this.#tick(next));
  }
}

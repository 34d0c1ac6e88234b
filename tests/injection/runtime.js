// The worker's runtime, but for this: after the turn that the program's set-up names in `injection`, its task is cancelled.
import { Session } from '../../pkg/loopscope.js';
import '../../www/runtime/worker.js';

const BUSY = 0;
const SOON = 1;
const ENDED = 4;
const { turn } = Session.prototype;
let turns = 0;

// Turns of the top level are none of CPython's.
Session.prototype.turn = function turnAndCancel(now) {
  const loop = this.innermostLoop();
  const verdict = turn.call(this, now);
  if (verdict === BUSY || loop === this.mainLoop()) return verdict;
  turns += 1;
  const { injection } = globalThis;
  if (turns !== injection?.turn) return verdict;
  const named = `name='${injection.task}'`;
  this.cancelFuture([...this.allTaskNumbers(loop)].find((number) => this.repr(number).includes(named)), 'injected');
  return verdict === ENDED ? ENDED : SOON;
};

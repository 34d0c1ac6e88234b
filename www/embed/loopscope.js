// What notes load: the programmatic door, and in a page `<loop-scope>` besides. Elements share one playground, and with it
// the frame, the runtimes that it has loaded and the workers that it keeps ready.

import { Playground } from '../loopscope.js';
import { define } from './element.js';

export { LIMITS, Playground, run } from '../loopscope.js';
export { LoopScope } from './element.js';

let shared = null;

if (typeof document === 'object') {
  define({
    playground: () => (shared ??= new Playground()),
    base: new URL('.', import.meta.url),
    loadViews: () => import('./views.js'),
  });
}

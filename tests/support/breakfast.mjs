// A run with all that a trace tells of: sleeps, prints, blocking, and a task that is cancelled.
import { run } from '../../dist/loopscope.js';

const SOURCE = `async function cook(dish, seconds) { await sleep(seconds); print(dish); time.sleep(0.5); }
const late = createTask(sleep(9));
await gather(cook('egg', 3), cook('toast', 1));
late.cancel();
try { await late; } catch {}`;

export const { recording } = await run(SOURCE);

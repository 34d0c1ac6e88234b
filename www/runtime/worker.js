// A worker that runs one JavaScript program.
import { Execution, init } from './execute.js';
import { serve } from './inbox.js';
import { guardMemory } from './memory.js';
import { refuse } from './refusals.js';

const uncaught = watchUncaught(globalThis.process);

serve(prepare, perform);

async function prepare(module) {
  await init(module);
  refuse();
}

function perform(request, emit) {
  const execution = new Execution(request, emit);
  uncaught.report = (error) => execution.uncaught(error);
  guardMemory(request.limits.memory, (asked) => execution.guard.reached('memory', undefined, asked));
  execution.run();
}

/** Errors that no task and no promise caught go to stderr, as in a browser's console; Node would end the thread instead. */
function watchUncaught(nodeProcess) {
  const watch = { report() {} };
  if (nodeProcess) {
    nodeProcess.on('uncaughtException', (error) => watch.report(error));
    nodeProcess.on('unhandledRejection', (error) => watch.report(error));
  } else {
    const listen = (event) => {
      event.preventDefault();
      watch.report(event.error ?? event.reason ?? event.message);
    };
    addEventListener('error', listen);
    addEventListener('unhandledrejection', listen);
  }
  return watch;
}

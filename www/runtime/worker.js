// The message pump of one worker, in a browser and in Node alike: get ready, run one program, report.
import { Execution, init } from './execute.js';
import { guardMemory } from './memory.js';
import { refuse } from './refusals.js';

// Node gives a worker that is started from text a global `require`; in a browser the first message is an event.
const inbox = globalThis.require?.('node:worker_threads').parentPort ?? globalThis;
const uncaught = watchUncaught(globalThis.process);

inbox.onmessage = async ({ data: { module, port } }) => {
  inbox.onmessage = null;
  // Bound here, and the nonce kept in a closure: what a program does to MessagePort.prototype later cannot reach either.
  const post = port.postMessage.bind(port);
  try {
    await init(module);
  } catch (error) {
    return post({ type: 'failed', message: String(error) });
  }
  port.onmessage = ({ data }) => perform(data, post);
  refuse();
  post({ type: 'ready' });
};

function perform({ run, nonce, ...request }, post) {
  const execution = new Execution(request, (message) => post({ ...message, run, nonce }));
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

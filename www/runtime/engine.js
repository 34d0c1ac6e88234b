/**
 * What we use of the engine, bound before the program runs: it may replace anything, and `setTimeout`
 * and `performance` are to follow its own clock.
 */
export const { Promise, clearTimeout, performance, setTimeout } = globalThis;
const { Function, MessageChannel, setImmediate } = globalThis;

/** `promise.then(onValue, onError)`. */
export const promiseThen = Function.prototype.call.bind(Promise.prototype.then);

const settled = Promise.resolve();

/** Calls `task` when the microtasks that are waiting have run; many times cheaper than queueMicrotask. */
export function microtask(task) {
  promiseThen(settled, task);
}

/** Calls `task` when every microtask has run, and those that they make. */
export const macrotask = setImmediate ?? throughChannel();

function throughChannel() {
  const { port1, port2 } = new MessageChannel();
  const post = port2.postMessage.bind(port2);
  let tasks = [];
  port1.onmessage = () => {
    const [task, ...rest] = tasks;
    tasks = rest;
    task();
  };
  return (task) => {
    tasks = [...tasks, task];
    post(null);
  };
}

/** Resolves in a macrotask. */
export function macrotaskPassed() {
  return new Promise((resolve) => macrotask(resolve));
}

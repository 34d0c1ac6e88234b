// Tasks that `run()` makes for itself when the program's own have ended. They count for task names, as in CPython, and
// show nothing of the program, so no view does.

const NAMES = ['shutdown_asyncgens', 'shutdown_default_executor'];
/** Python's labels are qualified names. */
const HOUSEKEEPING = new Set(NAMES.flatMap((name) => [name, `BaseEventLoop.${name}`]));

/** Whether a task of this label is one. */
export function isHousekeepingLabel(label) {
  return HOUSEKEEPING.has(label);
}

/** Whether event `at` of a record made one. */
export function isHousekeeping(record, at) {
  return HOUSEKEEPING.has(record.field(at, 'label'));
}

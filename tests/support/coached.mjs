// What the coach says of the recorded programs, and of nobody else: each of these really does what it is told of. A new
// program that does so too gets its line here, once somebody has read it and agrees.
import { Record } from '../../www/host/record.js';
import { remarks } from '../../www/page/coach/remarks.js';

/** Programs by language and name: the remarks, each with its line. */
export const COACHED = {
  javascript: {
    cancel_refused: ['5 swallowed-cancel'],
    cancel_twice_at_once: ['7 swallowed-cancel'],
    gather_cancelled_again: ['9 swallowed-cancel'],
    order_sequence_and_gather: ['11 one-by-one'],
    task_leftover_cancelled: ['18 forgotten-task'],
    task_leftover_error: ['17 forgotten-task'],
    timeout_wait_for_refused: ['5 swallowed-cancel'],
  },
  python: {
    cancel_refused: ['8 swallowed-cancel'],
    cancel_twice_at_once: ['10 swallowed-cancel'],
    gather_cancelled_again: ['12 swallowed-cancel'],
    order_sequence_and_gather: ['15 one-by-one'],
    task_leftover_cancelled: ['19 forgotten-task'],
    task_leftover_error: ['19 forgotten-task'],
    timeout_wait_for_refused: ['8 swallowed-cancel'],
    'examples/07-never-run': ['17 never-awaited'],
    'examples/11-gather': ['18 one-by-one'],
    'python/error_closed_loop': ['13 loop-closed'],
    'python/error_nested_run': ['12 run-in-loop'],
    'python/warning_error_at_shutdown': ['13 forgotten-task'],
    'python/warning_future_never_retrieved': ['8 never-retrieved'],
    'python/warning_gather_never_retrieved': ['12 never-retrieved'],
    'python/warning_never_awaited': ['10 never-awaited'],
    'python/warning_never_awaited_at_the_top': ['6 never-awaited'],
    'python/warning_never_awaited_in_debug': ['10 never-awaited'],
    'python/warning_never_awaited_method': ['10 never-awaited', '11 never-awaited'],
    'python/warning_never_awaited_sleep': ['7 never-awaited'],
    'python/warning_never_awaited_variable': ['10 never-awaited'],
    'python/warning_slow_step': ['8 blocking'],
    'python/warning_task_never_retrieved': ['10 never-retrieved'],
  },
};

/** What the coach says of a run, as it stands in the list. */
export function coached(result, source, language) {
  const record = result.recording ? new Record(result.recording) : null;
  return remarks(result, record, source, language).map(({ line, code }) => `${line} ${code}`);
}

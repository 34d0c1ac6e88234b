// The guided tour in English. `code` is how the program's language writes what is spoken of.

export default {
  tourBack: 'Back',
  tourNext: 'Next',
  tourEnd: 'Finish',
  tourClose: 'Close the tour',
  tourAt: (at, all) => `${at} of ${all}`,

  'tour.one-at-a-time': 'One loop, one thing at a time',
  'tour.one-at-a-time.text':
    'An event loop runs one piece of code at a time. Now it is cook’s turn; until cook gives control back, nobody else can run. No threads, so nothing can break in between two lines.',
  'tour.task': 'A call makes a coroutine; a task makes it run',
  'tour.task.text': (code) =>
    `${code.make} has run nothing yet: a call only makes a coroutine. ${code.createTask} wraps it in a task and puts that at the end of the ready queue.`,
  'tour.ready': 'Ready is not running',
  'tour.ready.text':
    'Two tasks are in the queue, hatched in the timeline: ready, but cook still has control, so its print comes first. This is why creating a task starts nothing at once.',
  'tour.await': 'Awaiting gives control back',
  'tour.await.text': (code) =>
    `cook came to “${code.await} tea”, and tea is not done. So cook stops at that line and waits, and the loop takes the next from the ready queue. A task can be interrupted nowhere else.`,
  'tour.timer': 'sleep sets a timer and waits',
  'tour.timer.text': (code) =>
    `tea printed its first line, came to ${code.sleep}, and gave control back too. It is not in the ready queue now: a timer will put it there. Meanwhile it costs nothing, and toast’s turn comes.`,
  'tour.idle': 'Nothing is ready: the loop sleeps',
  'tour.idle.text':
    'Everybody waits, so the loop waits for the earliest timer: toast’s, at 1 second. On the virtual clock that takes no time; the timeline shows the second all the same.',
  'tour.order': 'Why was toast ready before tea?',
  'tour.order.text':
    'tea started first, but its timer is later. What decides is not who was created first, nor who is awaited first, but who becomes ready first. The two seconds and the one second passed together.',
  'tour.wake': 'Whoever is done wakes who waits',
  'tour.wake.text':
    'tea is done, and cook awaited it: cook goes back into the ready queue and runs in the next turn. Its second await finds toast done already and goes straight on. Now change a line of the program and run it: which order do you expect?',
};
